/** A drawn site on its way to a verdict: the finished outline and what is said of it go to the server, its answer comes back. */
import { useMemo, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { CheckAnswer, CheckRequest } from '../../../../server/contract/rules.ts';
import { checkSite } from '../../../api/queries.ts';
import { selfCrossing } from '../../../geo/shapes.ts';
import { useDrawing } from '../../../view/drawing.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import type { Answered } from '../finding/answers.ts';

/** A corner that is being dragged asks once, when the hand rests. */
const calm_ms = 350;

export interface SiteCheck {
  /** The panel's pen is out. */
  readonly drawing: boolean;
  readonly shape: OverlayGeometry | null;
  readonly finished: boolean;
  /** The outline crosses itself: it is not sent. */
  readonly crossing: boolean;
  readonly said: Readonly<Record<string, Answered>>;
  readonly say: (question: string, answer: Answered) => void;
  /** What was asked for the answer at hand. */
  readonly request: CheckRequest | null;
  readonly answer: CheckAnswer | undefined;
  readonly pending: boolean;
  readonly fault: Error | null;
  readonly retry: () => void;
}

export function useSiteCheck(rule: CatalogueRule | undefined): SiteCheck {
  const drawing = useDrawing((now) => now.owner === 'conflicts');
  const shape = useDrawing((now) => (now.owner === 'conflicts' ? now.shape : null));
  const finished = useDrawing((now) => now.owner === 'conflicts' && now.finished);
  const [said, setSaid] = useState<Readonly<Record<string, Answered>>>({});
  const crossing = useMemo(() => finished && shape !== null && crosses(shape), [finished, shape]);
  const wanted = useMemo(() => (finished && shape !== null && !crossing ? requestFor(shape, said) : null), [finished, shape, crossing, said]);
  const [settled] = useDebouncedValue(wanted, calm_ms);
  const request = wanted && settled;
  const query = useQuery({
    queryKey: ['site', rule?.id, request],
    queryFn: ({ signal }) => checkSite(rule?.id ?? '', request ?? { layer: '', id: '' }, signal),
    enabled: rule !== undefined && request !== null,
    staleTime: 60_000,
    retry: false,
    // While a corner is being dragged the former answer stays, marked as pending.
    placeholderData: keepPreviousData,
  });
  return {
    drawing,
    shape,
    finished,
    crossing,
    said,
    say: (question, answer) => setSaid((before) => ({ ...before, [question]: answer })),
    request,
    answer: request ? query.data : undefined,
    pending: query.isFetching || wanted !== settled,
    fault: request ? query.error : null,
    retry: () => void query.refetch(),
  };
}

/** Unsaid questions are not sent: the rule must see "unknown", not an empty text. */
function requestFor(shape: OverlayGeometry, said: Readonly<Record<string, Answered>>): CheckRequest {
  const attributes = Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== null && answer !== ''));
  return { geometry: { type: shape.type, coordinates: [...shape.coordinates] }, attributes };
}

function crosses(shape: OverlayGeometry): boolean {
  if (shape.type !== 'Polygon') return false;
  return selfCrossing({ type: 'Polygon', coordinates: shape.coordinates as number[][][] }) !== null;
}
