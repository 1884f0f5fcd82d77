/** Shows what is of certain months alone, on the graphics card: another year is two numbers, not another list of features. */
import { LayerExtension, type Layer } from '@deck.gl/core';

interface TimeFilterUniforms {
  readonly low: number;
  readonly high: number;
}

/** What is not of the time shrinks to nothing: it is neither drawn nor met by a click. */
const timeFilter = {
  name: 'timeFilter',
  vs: `layout(std140) uniform timeFilterUniforms {
  float low;
  float high;
} timeFilter;
in float timeValues;`,
  inject: { 'vs:#main-end': 'if (timeValues < timeFilter.low || timeValues > timeFilter.high) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); }' },
  uniformTypes: { low: 'f32', high: 'f32' },
  getUniforms: (uniforms: Partial<TimeFilterUniforms>): Partial<TimeFilterUniforms> => uniforms,
} as const;

/** What a layer with this extension is told besides. */
export interface TimeFilterProps<Item> {
  /** Months since the year 0. */
  readonly getTime: (item: Item) => number;
  /** First and last month that is seen. */
  readonly timeRange: readonly [number, number];
}

/** Of deck.gl's own extensions DataFilterExtension does this and much more, in a package of its own. */
export class TimeFilterExtension extends LayerExtension {
  static override extensionName = 'TimeFilterExtension';
  static override defaultProps = { getTime: { type: 'accessor', value: 0 }, timeRange: { type: 'array', value: [0, 0], compare: true } };

  override getShaders(): unknown {
    return { modules: [timeFilter] };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.add({ timeValues: { size: 1, type: 'float32', stepMode: 'dynamic', accessor: 'getTime' } });
  }

  override draw(this: Layer<TimeFilterProps<unknown>>): void {
    const [low, high] = this.props.timeRange;
    this.setShaderModuleProps({ timeFilter: { low, high } });
  }
}
