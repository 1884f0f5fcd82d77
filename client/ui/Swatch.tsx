/** What a class looks like on the map, in the legend: area with its pattern, line with its dash, point with its shape. */
import { useId, type ReactNode } from 'react';
import type { Appearance, FillPattern, GeometryKind, LineDash } from '../../data/grammar.ts';
import css from './pieces.module.css';
import { shapePath } from './shapes.ts';

const dashes: Readonly<Record<LineDash, string | undefined>> = { solid: undefined, dashed: '4 2.5', dotted: '1.5 2', 'dash-dot': '5 1.8 1.4 1.8' };

interface SwatchProps {
  readonly look: Appearance;
  readonly kind: GeometryKind;
  readonly synthetic?: boolean;
}

export function Swatch({ look, kind, synthetic = false }: SwatchProps) {
  const dash = dashes[look.dash ?? 'solid'] ?? (synthetic ? '7 1.6' : undefined);
  return (
    <svg className={css.swatch} width="26" height="18" viewBox="0 0 26 18" aria-hidden>
      {kind === 'polygon' && <AreaSwatch look={look} dash={dash} />}
      {kind === 'line' && <path d="M1 12 C 8 2, 15 18, 25 6" fill="none" stroke={look.colour} strokeWidth={Math.min(4, (look.line_width ?? 2) * 1.2)} strokeDasharray={dash} />}
      {kind === 'point' && (
        <path d={shapePath(look.shape ?? 'circle', 13, 9, 7.4)} fill={look.colour} fillOpacity={synthetic ? 0.45 : 1} stroke={look.colour} strokeWidth="1.6" strokeLinejoin="round" />
      )}
    </svg>
  );
}

function AreaSwatch({ look, dash }: { look: Appearance; dash: string | undefined }) {
  const name = useId();
  const marks = patternMarks(look.pattern ?? 'none', look.colour);
  return (
    <>
      {marks && (
        <defs>
          <pattern id={name} width="8" height="8" patternUnits="userSpaceOnUse">
            {marks}
          </pattern>
        </defs>
      )}
      <rect x="1.2" y="1.2" width="23.6" height="15.6" rx="2" fill={look.colour} fillOpacity={look.fill_opacity ?? 0.25} />
      {marks && <rect x="1.2" y="1.2" width="23.6" height="15.6" rx="2" fill={`url(#${name})`} />}
      <rect x="1.2" y="1.2" width="23.6" height="15.6" rx="2" fill="none" stroke={look.colour} strokeWidth={Math.min(2.4, look.line_width ?? 1.5)} strokeDasharray={dash} />
    </>
  );
}

function patternMarks(pattern: FillPattern, colour: string): ReactNode {
  const stroke = (d: string) => <path d={d} stroke={colour} strokeWidth="1" fill="none" />;
  switch (pattern) {
    case 'hatch':
      return stroke('M-2 2l4-4M0 8l8-8M6 10l4-4');
    case 'hatch-back':
      return stroke('M-2 6l4 4M0 0l8 8M6-2l4 4');
    case 'cross-hatch':
      return stroke('M0 8l8-8M0 0l8 8');
    case 'horizontal':
      return stroke('M0 2h8M0 6h8');
    case 'vertical':
      return stroke('M2 0v8M6 0v8');
    case 'grid':
      return stroke('M4 0v8M0 4h8');
    case 'dots':
      return (
        <>
          <circle cx="2" cy="2" r="1" fill={colour} />
          <circle cx="6" cy="6" r="1" fill={colour} />
        </>
      );
    default:
      return null;
  }
}
