/** The open finding: shown in full, and flown to once when it is opened. */
import { useEffect, useRef, type ComponentProps } from 'react';
import type { Finding } from '../../../../server/contract/rules.ts';
import { useFeature } from '../../../api/queries.ts';
import { boxAtLeast } from '../../../geo/shapes.ts';
import { boxOf, flyTo } from '../../../view/flight.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { FindingDetail } from './FindingDetail.tsx';

interface OpenProps extends Omit<ComponentProps<typeof FindingDetail>, 'onFly'> {
  readonly drawn: OverlayGeometry | null;
  /** The map stays where it is. */
  readonly still?: boolean;
}

/** Mounted anew for each finding (its key), so that effects run once for each. */
export function OpenFinding({ drawn, still = false, ...detail }: OpenProps) {
  const { finding, published } = detail;
  const subject = useFeature(published ? finding.subject : null);
  const box = placeOf(finding, drawn, subject.data?.bbox ?? null);
  const flown = useRef<string | null>(null);
  const ready = published ? !subject.isPending : true;
  useEffect(() => {
    if (still || !ready || !box || flown.current === finding.key) return;
    flown.current = finding.key;
    flyTo({ bbox: box, max_zoom: 16 });
  }, [still, ready, box, finding.key]);
  const top = useRef<HTMLDivElement>(null);
  // The list was scrolled and held the keyboard's focus: both begin anew at the top of the finding.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' });
    // Who is in this sheet already, on the way back perhaps, is not torn away.
    const sheet = top.current?.closest('section');
    if (!sheet?.contains(document.activeElement)) top.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div ref={top} tabIndex={-1} style={{ outline: 'none' }}>
        <span className="visually-hidden">{finding.subject.name}</span>
      </div>
      <FindingDetail {...detail} onFly={() => box && flyTo({ bbox: box, max_zoom: 16 })} />
    </>
  );
}

/** About 1 km: a sliver of three metres is shown with its surroundings. */
const least_deg = 0.012;

/** The clipped piece first; else both ends of the distance; else the subject itself. */
export function placeOf({ evidence }: Finding, drawn: OverlayGeometry | null, subject: readonly number[] | null): readonly number[] | null {
  if (evidence.overlap) return grown(boxOf(evidence.overlap));
  if (evidence.nearest) return grown(boxOf({ coordinates: [evidence.nearest.subject, evidence.nearest.object] }));
  return drawn ? grown(boxOf(drawn)) : subject;
}

/** The piece fills about half of what is seen. */
const grown = (box: readonly [number, number, number, number] | null): readonly number[] | null =>
  box && boxAtLeast(box, Math.max(least_deg, 1.8 * (box[2] - box[0]), 1.8 * (box[3] - box[1])));
