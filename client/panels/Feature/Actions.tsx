/** What can be done with a feature: fly there, check it against a rule, pass it on. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { FeatureDetail } from '../../../server/contract/layers.ts';
import { useWords } from '../../i18n/words.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { IconCheck, IconDownload, IconLayersIntersect, IconLink, IconMapSearch, IconZoomScan } from '../../ui/icons.ts';
import { flyTo } from '../../view/flight.ts';
import { change } from '../../view/looking.ts';
import { laySite, say } from '../../view/site/site.ts';
import { changeSite, openFindings, openPanel } from '../../view/view.ts';
import { asGeoJson } from './as-geojson.ts';
import css from './Feature.module.css';

interface ActionsProps {
  readonly detail: FeatureDetail;
  readonly layer: CatalogueLayer;
  readonly catalogue: CatalogueAnswer;
}

export function Actions({ detail, layer, catalogue }: ActionsProps) {
  const words = useWords();
  const { feature, bbox } = detail;
  const judged = catalogue.rules.some((rule) => rule.subjects.includes(layer.id));
  return (
    <div className={css.actions}>
      {judged && (
        <Button size="compact-sm" leftSection={<IconLayersIntersect size={15} />} onClick={() => change(openFindings({ subject: `${layer.id}/${feature.id}` }))}>
          {words.feature.check}
        </Button>
      )}
      <Button size="compact-sm" variant="default" leftSection={<IconMapSearch size={15} />} onClick={() => checkAsSite(detail, layer)}>
        {words.panel_titles.site}
      </Button>
      <Button size="compact-sm" variant="default" leftSection={<IconZoomScan size={15} />} onClick={() => flyTo({ bbox, max_zoom: 15 })}>
        {words.feature.zoom_to}
      </Button>
      <CopyButton text={() => window.location.href}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconLink size={15} />} onClick={copy}>
            {copied ? words.copied : words.feature.copy_link}
          </Button>
        )}
      </CopyButton>
      <Button size="compact-sm" variant="default" leftSection={<IconDownload size={15} />} onClick={() => save(asGeoJson(detail, layer), `${layer.id}-${feature.id}.geojson`)}>
        {words.feature.download}
      </Button>
    </div>
  );
}

/** The site check begins with this feature's shape and name; what it would be the person says. */
function checkAsSite({ feature }: FeatureDetail, layer: CatalogueLayer): void {
  change(changeSite({ id: null, draft: null, versus: null }));
  say({ name: String(feature.properties[layer.label] ?? '') });
  laySite(feature.geometry);
  change(openPanel('site'));
}

function save(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/geo+json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, '_');
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
