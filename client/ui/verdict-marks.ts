/** Each verdict's mark in a box of 24: an outline of its own and a sign inside, the same on the map, in legends and in print. */
import type { Verdict } from '../../data/grammar.ts';

export interface VerdictMark {
  readonly outline: string;
  /** Drawn as a stroke in the colour of paper. */
  readonly sign: string;
  readonly sign_width: number;
}

export const verdictMarks: Readonly<Record<Verdict, VerdictMark>> = {
  prohibited: { outline: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z', sign: 'M7.5 12h9', sign_width: 3 },
  restricted: { outline: 'M12 2.2 22.6 21H1.4z', sign: 'M12 9.4v4.8M12 17.7v.1', sign_width: 2.4 },
  review: { outline: 'M12 1 23 12 12 23 1 12z', sign: 'M8 12h.1M12 12h.1M16 12h.1', sign_width: 2.6 },
  undetermined: { outline: 'M3 3h18v18H3z', sign: 'M9.3 9.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 17.1v.1', sign_width: 2.2 },
  clear: { outline: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z', sign: 'M7.6 12.4l3 3 5.8-6.4', sign_width: 2.4 },
};

/** What a dry run adds or takes away wears this sign instead. */
export const changeSigns = { added: 'M12 7.5v9M7.5 12h9', removed: 'M7.5 12h9' } as const;

/** Findings that people have set aside (误报, 已豁免): grey, never gone. */
export const mutedColour = (dark: boolean): string => (dark ? '#73838b' : '#8b979c');
