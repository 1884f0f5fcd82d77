/** The product's mark: calm water between two banks, as a seal. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#0b6670" />
      <g fill="none" stroke="#fff" strokeLinecap="round" strokeWidth="2.4">
        <path d="M6 12.5c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" />
        <path d="M6 18.5c3.3-2.2 6.7-2.2 10 0s6.7 2.2 10 0" opacity=".8" />
        <path d="M6 24h20" opacity=".6" />
      </g>
    </svg>
  );
}
