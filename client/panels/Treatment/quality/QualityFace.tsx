/** Patches whose own shape needs a look, as a work list by kind: what is wrong in figures, and on a click where. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { FlagKind, PatchQuality } from '../../../../server/contract/accounts.ts';
import { useQuality } from '../../../api/indicators.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconChevronRight, IconCircleCheck, IconHelpCircle, IconInfoCircle } from '../../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { flyTo } from '../../../view/flight.ts';
import { useView } from '../../../view/looking.ts';
import { boxAtLeast } from '../../../geo/shapes.ts';
import exclusions from '../exclusions/Exclusions.module.css';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Quality.module.css';
import { flagKey, useQualityScene, type Flag } from './use-quality-scene.ts';
import { qualityWords } from './words.ts';

const page = 20;

export function QualityFace({ indicator }: { indicator: CatalogueIndicator }) {
  const zone = useView((view) => view.treatment.zone);
  const as_of = useView((view) => view.targets.as_of);
  const asked = useQuality(indicator.id, { zone, as_of });
  if (asked.data) return asked.data.undetermined ? <Undetermined quality={asked.data} /> : <WorkList quality={asked.data} indicator={indicator} stale={asked.isPlaceholderData} />;
  return asked.error ? <ErrorState fault={asked.error} onRetry={() => void asked.refetch()} /> : <Loading lines={8} />;
}

function Undetermined({ quality }: { quality: PatchQuality }) {
  const words = useWordsOf(treatmentWords);
  const text = useText();
  return (
    <PanelSection>
      <output className={panel.unknown}>
        <IconHelpCircle size={22} aria-hidden />
        <strong>{words.undetermined}</strong>
        {quality.undetermined && <span>{text(quality.undetermined)}</span>}
      </output>
    </PanelSection>
  );
}

function WorkList({ quality, indicator, stale }: { quality: PatchQuality; indicator: CatalogueIndicator; stale: boolean }) {
  const own = useWordsOf(qualityWords);
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const [opened, setOpened] = useState<FlagKind | null>(null);
  const [chosen, setChosen] = useState<Flag | null>(null);
  const show = (flag: Flag): void => {
    setChosen(flag);
    const [west = 0, south = 0, east = 0, north = 0] = flag.bbox;
    flyTo({ bbox: boxAtLeast([west, south, east, north], 0.004), max_zoom: 17 });
  };
  useQualityScene({ quality, indicator, opened, chosen, onShow: show });
  return (
    <div className={panel.faces} data-stale={stale || undefined} aria-busy={stale}>
      <PanelSection>
        <p className={panel.hint}>{own.intro({ count: formatNumber(quality.count, language), patches: formatNumber(quality.patch_count, language) })}</p>
        {quality.demonstration && (
          <p className={panel.notice} role="note">
            <IconInfoCircle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            {words.notice}
          </p>
        )}
      </PanelSection>
      {quality.count === 0 ? (
        <EmptyState icon={<IconCircleCheck size={26} stroke={1.5} />} title={own.none}>
          {own.none_long}
        </EmptyState>
      ) : (
        <PanelSection>
          {quality.kinds.map((kind) => (
            <Kind key={kind.kind} kind={kind} flags={quality.flags.filter((flag) => flag.kind === kind.kind)} open={opened === kind.kind} chosen={chosen} onToggle={(open) => setOpened((now) => (open ? kind.kind : now === kind.kind ? null : now))} onShow={show} />
          ))}
        </PanelSection>
      )}
      <Thresholds quality={quality} />
    </div>
  );
}

interface KindProps {
  readonly kind: PatchQuality['kinds'][number];
  readonly flags: readonly Flag[];
  readonly open: boolean;
  readonly chosen: Flag | null;
  readonly onToggle: (open: boolean) => void;
  readonly onShow: (flag: Flag) => void;
}

function Kind({ kind, flags, open, chosen, onToggle, onShow }: KindProps) {
  const own = useWordsOf(qualityWords);
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const [limit, setLimit] = useState(page);
  const [formula, setFormula] = useState(false);
  return (
    <details className={exclusions.fold} name="quality" data-kind={kind.kind} open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={14} aria-hidden />
        <span className={exclusions.foldTitle}>{text(kind.title)}</span>
        <span className={css.count} data-none={kind.count === 0 || undefined}>
          {formatNumber(kind.count, language)}
        </span>
      </summary>
      <button type="button" className={`${panel.open} ${css.formulaButton}`} aria-expanded={formula} onClick={() => setFormula(!formula)}>
        {own.formula}
      </button>
      {formula && <p className={css.formula}>{text(kind.formula)}</p>}
      {flags.length === 0 && <p className={css.empty}>{own.kind_none}</p>}
      <ul>
        {flags.slice(0, limit).map((flag) => (
          <li key={flagKey(flag)}>
            <button type="button" className={`${exclusions.patch} ${css.flag}`} aria-pressed={chosen !== null && flagKey(chosen) === flagKey(flag)} data-flag={flagKey(flag)} onClick={() => onShow(flag)}>
              <span>
                {flag.name || flag.patch}
                <small>{text(flag.reason)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {flags.length > limit && (
        <Button variant="subtle" size="compact-xs" onClick={() => setLimit(limit + page)}>
          {words.more({ count: Math.min(flags.length - limit, page) })}
        </Button>
      )}
      {kind.count > flags.length && <p className={css.empty}>{own.not_all({ shown: formatNumber(flags.length, language), count: formatNumber(kind.count, language) })}</p>}
    </details>
  );
}

function Thresholds({ quality }: { quality: PatchQuality }) {
  const own = useWordsOf(qualityWords);
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  return (
    <PanelSection title={own.thresholds}>
      <dl className={css.thresholds}>
        {quality.thresholds.map((one) => (
          <div key={one.id}>
            <dt>
              {text(one.title)} <strong>{`${formatNumber(one.value, language, 4)}${one.unit === '%' ? '%' : one.unit === '' ? '' : ` ${one.unit}`}`}</strong>
            </dt>
            <dd>{text(one.source)}</dd>
          </div>
        ))}
      </dl>
      <p className={panel.hint}>
        {words.run_at} {formatDate(quality.run_at)}
      </p>
    </PanelSection>
  );
}
