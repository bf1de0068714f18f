interface PaperFieldProps {
  readonly name: string;
  /** Absent: a line to be filled in by hand. */
  readonly text?: string | undefined;
}

export function PaperField({ name, text }: PaperFieldProps) {
  return (
    <div className="paper-field">
      <span>{name}</span>
      <span>{text}</span>
    </div>
  );
}
