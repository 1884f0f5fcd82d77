/** The city's own area lies under everything: it is named last, as what remains when nothing else is meant. */
export function othersFirst<T extends { readonly layer: string }>(found: readonly T[], territory: string): readonly T[] {
  return [...found.filter((each) => each.layer !== territory), ...found.filter((each) => each.layer === territory)];
}
