/** A ring that fills as time is used: the drawn half of a clock whose number stands beside it. */
const radius = 6.4;
const circumference = 2 * Math.PI * radius;

export function Ring({ used }: { readonly used: number }) {
  return (
    <svg className="ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle className="bg" cx="8" cy="8" r={radius} />
      <circle className="fg" cx="8" cy="8" r={radius} strokeDasharray={`${used * circumference} ${circumference}`} />
    </svg>
  );
}
