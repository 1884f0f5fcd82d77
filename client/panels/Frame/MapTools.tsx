/** Time, base map, light and dark, language, a link to this view, who is signed in. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useText, useWords } from '../../i18n/words.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { IconCheck, IconDeviceDesktop, IconLink, IconMap, IconMoon, IconSun } from '../../ui/icons.ts';
import { change, useView } from '../../view/looking.ts';
import { layBasemap, speak, light, type Theme } from '../../view/view.ts';
import { AccountButton } from './AccountButton.tsx';
import { TimeButton } from './TimeButton.tsx';
import css from './Frame.module.css';

export function MapTools({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const language = useView((view) => view.language);
  return (
    <div className={css.tools} role="toolbar" aria-label={words.map.tools}>
      <TimeButton />
      {catalogue.basemaps.length > 0 && <GroundMenu catalogue={catalogue} />}
      <LightMenu />
      <CopyButton text={() => window.location.href}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? words.copied : words.map.share}>
            <ActionIcon variant="subtle" size={34} aria-label={copied ? words.copied : words.map.share} onClick={copy} className={css.tool}>
              {copied ? <IconCheck size={18} /> : <IconLink size={18} stroke={1.7} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
      {/* Whichever of the two is seen, it is part of the name, so that who says what they see is understood. */}
      <button type="button" className={css.language} aria-label={`${words.map.language_short} ${words.map.language}`} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => change(speak(language === 'zh' ? 'en' : 'zh'))}>
        <span className={css.long}>{words.map.language}</span>
        <span className={css.short}>{words.map.language_short}</span>
      </button>
      <AccountButton />
    </div>
  );
}

function GroundMenu({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const text = useText();
  const ground = useView((view) => view.basemap);
  const choices = [{ id: null, title: words.map.no_ground }, ...catalogue.basemaps.map((each) => ({ id: each.id, title: text(each.title) }))];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size={34} aria-label={words.map.ground} title={words.map.ground} className={css.tool}>
          <IconMap size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.map.ground}</Menu.Label>
        {choices.map((choice) => (
          <Menu.Item key={choice.id ?? ''} leftSection={<Tick on={choice.id === ground} />} onClick={() => change(layBasemap(choice.id))}>
            {choice.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const themes: readonly { id: Theme; Icon: typeof IconSun }[] = [
  { id: 'auto', Icon: IconDeviceDesktop },
  { id: 'light', Icon: IconSun },
  { id: 'dark', Icon: IconMoon },
];

function LightMenu() {
  const words = useWords();
  const theme = useView((view) => view.theme);
  const titles = { auto: words.map.theme_auto, light: words.map.theme_light, dark: words.map.theme_dark };
  const { Icon } = themes.find((each) => each.id === theme) ?? { Icon: IconSun };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size={34} aria-label={words.map.theme} title={words.map.theme} className={css.tool}>
          <Icon size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map((each) => (
          <Menu.Item key={each.id} leftSection={<each.Icon size={16} stroke={1.7} />} rightSection={<Tick on={each.id === theme} />} onClick={() => change(light(each.id))}>
            {titles[each.id]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const Tick = ({ on }: { on: boolean }) => <IconCheck size={14} style={{ visibility: on ? 'visible' : 'hidden' }} aria-hidden />;
