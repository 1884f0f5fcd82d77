/** A round length for the scale bar: 1, 2 or 5 times a power of ten, at most so many pixels long. */
export function scaleBar(metres_per_pixel: number, longest_px: number): { length_m: number; width_px: number } {
  const longest_m = metres_per_pixel * longest_px;
  const power = 10 ** Math.floor(Math.log10(longest_m));
  const factor = [5, 2, 1].find((each) => each * power <= longest_m) ?? 1;
  return { length_m: factor * power, width_px: (factor * power) / metres_per_pixel };
}
