/** How much of the map the panels cover, so that what is flown to comes to lie in the free part. */
import type { PaddingOptions } from 'maplibre-gl';

const breath_px = 24;
/** The line of readings above what covers the lower edge of a phone. */
const status_px = 44;

export function coveredByPanels(breath = breath_px): PaddingOptions {
  const more = breath > 0 ? { top: 48, bottom: 24, sheet: status_px } : { top: 0, bottom: 0, sheet: 0 };
  const padding = { top: breath + more.top, bottom: breath + more.bottom, left: breath, right: breath };
  const { innerWidth, innerHeight } = window;
  for (const sheet of document.querySelectorAll<HTMLElement>('[data-panel-sheet]')) {
    const box = sheet.getBoundingClientRect();
    if (sheet.dataset['panelSheet'] === 'top') padding.top = Math.max(padding.top, box.bottom + breath);
    else if (box.width > innerWidth * 0.8 || sheet.dataset['panelSheet'] === 'dock') padding.bottom = Math.max(padding.bottom, innerHeight - box.top + more.sheet);
    else if (box.left < innerWidth / 2) padding.left = Math.max(padding.left, box.right + breath);
    else padding.right = Math.max(padding.right, innerWidth - box.left + breath);
  }
  // Where panels leave next to nothing, the map is flown to as if they were not there.
  if (padding.left + padding.right > innerWidth - 120) padding.left = padding.right = breath;
  if (padding.top + padding.bottom > innerHeight - 120) padding.top = padding.bottom = breath;
  return padding;
}

/** A shape flown to should not touch the panels. */
export function spaced(padding: PaddingOptions): PaddingOptions {
  const more = 48;
  return { top: (padding.top ?? 0) + more, bottom: (padding.bottom ?? 0) + more, left: (padding.left ?? 0) + more, right: (padding.right ?? 0) + more };
}
