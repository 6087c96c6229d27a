import type { PropsWithChildren } from 'react';
import { Button } from './button';
import { Problem } from './field';
import { ErrorState, Kept, Skeleton } from './states';

export type PagedListProps = {
  /** Whether anything came, be it an empty list; else `problem` or grey shapes stand in its place. */
  isThere: boolean;
  /** Why nothing came. */
  problem: string | undefined;
  /** Beside the problem: that nothing of it is lost. */
  problemNote?: string;
  /** The moment what is shown was true, if it is not fresh. */
  keptSince: string | undefined;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why the next page did not come; the button below it asks once more. */
  moreProblem: string | undefined;
  /** What the button for the next page says. */
  more: string;
  /** Grey shapes before the first content. */
  cards?: number;
  onRetry: () => void;
  onMore: () => void;
};

/** What may stand around a list by pages: kept content, the way on, what went wrong. The rows are the children. */
export function PagedList({ children, ...props }: PropsWithChildren<PagedListProps>) {
  const { isThere, problem, problemNote, keptSince, cards, onRetry } = props;
  if (!isThere && problem)
    return (
      <ErrorState title={problem} {...(problemNote && { note: problemNote })} onRetry={onRetry} />
    );
  if (!isThere) return <Skeleton {...(cards && { cards })} />;
  return (
    <>
      {keptSince ? <Kept since={keptSince} onRetry={onRetry} /> : null}
      {children}
      {props.hasMore ? (
        <>
          <Problem words={props.moreProblem} />
          <Button
            words={props.more}
            isBusy={props.isLoadingMore}
            busyWords="正在取…"
            onTap={props.onMore}
          />
        </>
      ) : null}
    </>
  );
}
