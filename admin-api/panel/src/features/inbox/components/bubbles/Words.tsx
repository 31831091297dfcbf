import classes from './bubbles.module.css';

const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;

/** Words as they were written, their lines kept; addresses of the web can be followed. */
export function Words({ text }: { text: string }) {
  return (
    <p className={classes.words}>
      {text.split(LINK).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
