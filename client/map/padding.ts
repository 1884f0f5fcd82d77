/** How much of the map the panels cover, so that what is flown to comes to lie in the free part. */
import type { PaddingOptions } from 'maplibre-gl';

const breath_px = 24;
/** The line of readings above what covers the lower edge of a phone. */
const status_px = 44;

export function coveredByPanels(): PaddingOptions {
  const padding = { top: breath_px + 48, bottom: breath_px + 24, left: breath_px, right: breath_px };
  const { innerWidth, innerHeight } = window;
  for (const sheet of document.querySelectorAll('[data-panel-sheet]')) {
    const box = sheet.getBoundingClientRect();
    if (box.width > innerWidth * 0.8) padding.bottom = Math.max(padding.bottom, innerHeight - box.top + status_px);
    else if (box.left < innerWidth / 2) padding.left = Math.max(padding.left, box.right + breath_px);
    else padding.right = Math.max(padding.right, innerWidth - box.left + breath_px);
  }
  // Where panels leave next to nothing, the map is flown to as if they were not there.
  if (padding.left + padding.right > innerWidth - 120) padding.left = padding.right = breath_px;
  if (padding.top + padding.bottom > innerHeight - 120) padding.top = padding.bottom = breath_px;
  return padding;
}

/** A shape flown to should not touch the panels. */
export function spaced(padding: PaddingOptions): PaddingOptions {
  const more = 48;
  return { top: (padding.top ?? 0) + more, bottom: (padding.bottom ?? 0) + more, left: (padding.left ?? 0) + more, right: (padding.right ?? 0) + more };
}
