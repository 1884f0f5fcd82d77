/** The tools of the product: a rail beside the map, tabs below it on a phone. */
import { IconLayersIntersect, IconMapSearch, IconPlant2, IconRuler2, IconStack2, IconTargetArrow } from '../../ui/icons.ts';
import { useWords } from '../../i18n/words.ts';
import { change, useView } from '../../view/looking.ts';
import { openPanel, panelIds } from '../../view/view.ts';
import css from './Frame.module.css';

const icons = { layers: IconStack2, targets: IconTargetArrow, conflicts: IconLayersIntersect, site: IconMapSearch, treatment: IconPlant2, measure: IconRuler2 };

export function Rail() {
  const words = useWords();
  const open = useView((view) => view.panel);
  return (
    <nav className={css.rail} data-panel-sheet aria-label={words.toolbar}>
      {panelIds.map((id) => {
        const Icon = icons[id];
        return (
          <button key={id} type="button" className={css.tab} aria-pressed={open === id} onClick={() => change(openPanel(open === id ? null : id))}>
            <Icon size={22} stroke={1.6} aria-hidden />
            <span>{words.panels[id]}</span>
          </button>
        );
      })}
    </nav>
  );
}
