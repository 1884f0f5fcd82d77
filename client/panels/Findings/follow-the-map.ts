/** List and map keep together: the list follows the map where that is asked for, and what a link holds comes into view on a phone. */
import { useEffect } from 'react';
import type { FindingPoints } from '../../../server/contract/findings.ts';
import { sameFilter, withPart } from '../../view/findings-filter.ts';
import { boxOf, flyTo } from '../../view/flight.ts';
import { arrivedWith } from '../../view/history.ts';
import { change, viewStore } from '../../view/looking.ts';
import { reportStore, type MapReport } from '../../view/report.ts';
import { useNarrow } from '../../view/screen.ts';
import { useStore } from '../../view/store.ts';
import { changeConflicts, type Camera, type View } from '../../view/view.ts';

export const boxText = (box: readonly number[]): string => box.map((degrees) => degrees.toFixed(5)).join(',');

/** The flight to what a link holds is under way: its list stays as the link has it. */
let coming = false;

/** While only what the map shows is listed, the list follows the map. A link's own box, and that of an entry that Back comes to, holds until the map is moved. */
export function useFollowTheMap(): void {
  useEffect(
    () =>
      reportStore.subscribe((report, former) => {
        if (report.free === former.free || !report.free || !former.free) return;
        const { camera, conflicts } = viewStore.get();
        const ours = coming;
        coming = false;
        // Or the map has only gone where the view already was.
        if (ours || !conflicts.filter.bbox || (camera && isThere(camera, report))) return;
        const bbox = boxText(report.free);
        change((view) => changeConflicts({ filter: withPart(view.conflicts.filter, 'bbox', bbox) })(view));
      }),
    [],
  );
}

/** As exact as the address says where the map is. */
export const isThere = (camera: Camera, { centre, zoom }: Pick<MapReport, 'centre' | 'zoom'>): boolean =>
  Math.abs(centre.longitude - camera.longitude) < 1e-5 && Math.abs(centre.latitude - camera.latitude) < 1e-5 && Math.abs(zoom - camera.zoom) < 0.01;

/** Once, for the link that the page was opened with. */
let looked = false;

/** On a phone a place that filled a desk's screen lies outside, or under the sheet: the map moves so that the link's findings are seen. */
export function useComeIntoView(points: FindingPoints['points'] | undefined): void {
  const narrow = useNarrow();
  const there = useStore(reportStore, (report) => report.free !== null);
  useEffect(() => {
    if (looked || !points || !there) return;
    looked = true;
    const box = narrow ? outOfView(points, reportStore.get().free, arrivedWith(), viewStore.get()) : null;
    if (!box) return;
    coming = true;
    flyTo({ bbox: box, max_zoom: 15 });
  }, [points, there, narrow]);
}

/** The box of what the link holds, where that is not all in view; null also when the person has gone on to something else meanwhile. */
export function outOfView(points: FindingPoints['points'], free: MapReport['free'], link: View | null, now: View): readonly number[] | null {
  if (!link || !free || link.panel !== 'conflicts' || link.conflicts.face !== 'findings') return null;
  const { filter, finding } = link.conflicts;
  if (!sameFilter(filter, now.conflicts.filter) || finding !== now.conflicts.finding) return null;
  // To an open finding the map goes by itself, unless the list is bound to the map.
  if (finding && !filter.bbox) return null;
  const held = finding ? points.filter(({ key }) => key === finding) : points;
  const box = boxOf({ coordinates: held.map(({ point }) => point) });
  if (!box) return null;
  const seen = box[0] >= free[0] && box[1] >= free[1] && box[2] <= free[2] && box[3] <= free[3];
  return seen ? null : box;
}
