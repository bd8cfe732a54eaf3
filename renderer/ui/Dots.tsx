import './Dots.css';

/** The proofreader's dots, which under a word mean: let it stand. */
export function Dots() {
  return (
    <svg className="dots" viewBox="0 0 48 8" width="48" height="8" aria-hidden="true">
      <circle cx="6" cy="4" r="2.5" />
      <circle cx="18" cy="4" r="2.5" />
      <circle cx="30" cy="4" r="2.5" />
      <circle cx="42" cy="4" r="2.5" />
    </svg>
  );
}
