/** From decision values to probabilities: Platt's sigmoid (1999), shared by all classes of a model. */

export type Sigmoid = { readonly slope: number; readonly offset: number };

/** Only the best few classes of a sentence are ever acted on: the sigmoid is fitted where it is used. */
const contenders = 2;

/** By Newton steps over (value, is it this class) for the best classes of all sentences together. */
export function calibrate(values: readonly Float64Array[], labels: readonly (readonly number[])[]): Sigmoid {
  const pairs = values.flatMap((row, index) =>
    Array.from(row, (value, at) => ({ value, hit: labels[index]?.includes(at) ? 1 : 0 }))
      .sort((one, other) => other.value - one.value)
      .slice(0, contenders),
  );
  let slope = -2;
  let offset = 0;
  for (let round = 0; round < 40; round++) {
    let g1 = 0;
    let g2 = 0;
    let h11 = 1e-6;
    let h22 = 1e-6;
    let h12 = 0;
    for (const { value, hit } of pairs) {
      const p = 1 / (1 + Math.exp(slope * value + offset));
      const difference = hit - p;
      const spread = p * (1 - p);
      g1 += value * difference;
      g2 += difference;
      h11 += value * value * spread;
      h22 += spread;
      h12 += value * spread;
    }
    const determinant = h11 * h22 - h12 * h12;
    if (Math.abs(determinant) < 1e-9) break;
    slope -= (h22 * g1 - h12 * g2) / determinant;
    offset -= (h11 * g2 - h12 * g1) / determinant;
  }
  return { slope: Number(slope.toPrecision(6)), offset: Number(offset.toPrecision(6)) };
}
