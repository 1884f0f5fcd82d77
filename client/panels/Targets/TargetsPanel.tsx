/** The plan's targets: the board of all, the page of one, and the state of the plan on paper. */
import { useView } from '../../view/looking.ts';
import { Board } from './board/Board.tsx';
import { TargetPage } from './page/TargetPage.tsx';
import { PlanSheet } from './paper/PlanSheet.tsx';

export function TargetsPanel({ onClose }: { onClose: () => void }) {
  const id = useView((view) => view.targets.id);
  const print = useView((view) => view.targets.print);
  return (
    <>
      {id === null ? <Board onClose={onClose} /> : <TargetPage key={id} id={id} onClose={onClose} />}
      {print && <PlanSheet />}
    </>
  );
}
