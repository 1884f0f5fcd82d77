/** Colours by year: a stretch of viridis, which the colour-blind read as light to dark; the latest year stands out most. */

/** viridis (Smith & van der Walt, CC0) in nine steps, dark to light. */
const viridis = ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'];

/** `years` oldest first. On light ground the latest is darkest, on dark ground lightest. */
export function yearColours(years: readonly number[], dark: boolean): ReadonlyMap<number, string> {
  const last = Math.max(1, years.length - 1);
  return new Map(
    years.map((year, index) => {
      const age = years.length === 1 ? 1 : index / last;
      return [year, colourAt(dark ? 0.3 + 0.68 * age : 0.86 - 0.8 * age)];
    }),
  );
}

/** 0 dark … 1 light. */
function colourAt(place: number): string {
  const at = Math.min(1, Math.max(0, place)) * (viridis.length - 1);
  const [from, to] = [viridis[Math.floor(at)] ?? '#440154', viridis[Math.ceil(at)] ?? '#fde725'];
  return `#${[1, 3, 5].map((start) => mixed(from, to, start, at - Math.floor(at))).join('')}`;
}

function mixed(from: string, to: string, start: number, share: number): string {
  const part = (colour: string): number => Number.parseInt(colour.slice(start, start + 2), 16);
  return Math.round(part(from) + (part(to) - part(from)) * share).toString(16).padStart(2, '0');
}
