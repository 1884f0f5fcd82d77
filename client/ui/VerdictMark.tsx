/** A verdict's mark as it stands on the map, for lists and legends. */
import type { Verdict } from '../../data/grammar.ts';
import { useDark } from '../view/screen.ts';
import { mutedColour, verdictMarks } from './verdict-marks.ts';
import { verdictColour } from './verdicts.ts';

export function VerdictMark({ verdict, muted = false, size = 16 }: { verdict: Verdict; muted?: boolean; size?: number }) {
  const dark = useDark();
  const { outline, sign, sign_width } = verdictMarks[verdict];
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden style={{ flex: 'none' }}>
      <path d={outline} fill={muted ? mutedColour(dark) : verdictColour(verdict, dark)} />
      <path d={sign} fill="none" stroke={dark ? '#10191d' : '#ffffff'} strokeWidth={sign_width} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
