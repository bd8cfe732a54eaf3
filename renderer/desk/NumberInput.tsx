interface NumberInputProps {
  label: string;
  value: number | null;
  least?: number;
  /** What an empty field means: null for no limit; undefined where a number is needed. */
  empty?: null;
  id?: string;
  change(value: number | null): void;
}

/** A whole number, or nothing. */
export function NumberInput({ label, value, least = 1, empty, id, change }: NumberInputProps) {
  return (
    <input
      className="input"
      type="number"
      inputMode="numeric"
      aria-label={label}
      id={id}
      min={least}
      max={100_000}
      step={1}
      required={empty === undefined}
      placeholder={empty === null ? 'none' : undefined}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        const number = Number.parseInt(currentTarget.value, 10);
        if (Number.isInteger(number)) change(Math.max(0, Math.min(number, 100_000)));
        else if (empty === null) change(null);
      }}
    />
  );
}
