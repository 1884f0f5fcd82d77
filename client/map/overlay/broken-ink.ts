/** Ink with gaps for deck.gl layers: diagonal hatching for areas that do not count, dashes for lines that are not borders. */
import { LayerExtension } from '@deck.gl/core';

/** Stripes in screen space, 9 device pixels apart: they stay as wide at every zoom. Between them a faint tint remains. */
export class HatchExtension extends LayerExtension {
  static override extensionName = 'HatchExtension';
  override getShaders(): unknown {
    return { inject: { 'fs:DECKGL_FILTER_COLOR': `if (mod(gl_FragCoord.x + gl_FragCoord.y, 9.0) > 3.5) { color.a *= 0.22; }` } };
  }
}

/** Dashes along a path, in widths of the line; begun anew at each corner, so for lines of few legs. */
export class DashExtension extends LayerExtension {
  static override extensionName = 'DashExtension';
  override getShaders(): unknown {
    return { inject: { 'fs:DECKGL_FILTER_COLOR': `if (mod(geometry.uv.y, 6.0) > 3.8) { discard; }` } };
  }
}
