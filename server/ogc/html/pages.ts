/** The answers of the OGC service as pages, for people who look at what there is before they connect a program to it. */
import type { Attribute, Layer } from '../../../data/grammar.ts';
import type { Collection, Described } from '../description.ts';
import type { Item, ItemPage } from '../items.ts';
import { inLanguage, words, type Language } from '../language.ts';
import type { Link, Reader } from '../links.ts';
import { html, pageOf, table, type Crumb, type Html } from './page.ts';

function home({ addresses: { at }, language }: Reader): Crumb[] {
  return [{ href: at('', { f: 'html' }), title: words[language].landing }];
}

function aboveLayer(reader: Reader): Crumb[] {
  return [...home(reader), { href: reader.addresses.at('/collections', { f: 'html' }), title: words[reader.language].collections }];
}

function aboveItems(reader: Reader, layer: Layer): Crumb[] {
  return [...aboveLayer(reader), { href: reader.addresses.at(`/collections/${layer.id}`, { f: 'html' }), title: inLanguage(layer.title, reader.language) }];
}

/** A template is no address to follow. */
function linkList(links: readonly Link[]): Html {
  return html`<ul>${links.filter(({ templated }) => templated !== true).map(({ href, title, rel, type }) => html`<li><a href="${href}">${title ?? rel}</a> <small>${type ?? ''}</small></li>`)}</ul>`;
}

export function landingPage(reader: Reader, { title, description = '', links }: Described): string {
  return pageOf(reader.language, title, home(reader), [html`<p>${description}</p>`, linkList(links)]);
}

export function listPage(reader: Reader, title: string, list: readonly string[]): string {
  return pageOf(reader.language, title, home(reader), [html`<ul>${list.map((one) => html`<li><code>${one}</code></li>`)}</ul>`]);
}

export function collectionsPage(reader: Reader, collections: readonly Collection[]): string {
  const rows = collections.map(({ id, title, description = '' }) => [html`<a href="${reader.addresses.at(`/collections/${id}`, { f: 'html' })}">${title}</a>`, html`<code>${id}</code>`, description]);
  const said = words[reader.language];
  return pageOf(reader.language, said.collections, home(reader), [table([said.collections, said.id, said.about], rows)]);
}

export function collectionPage(reader: Reader, { title, description = '', attribution, links, crs }: Collection): string {
  const said = words[reader.language];
  return pageOf(reader.language, title, aboveLayer(reader), [
    html`<p>${description}</p>`,
    ...(attribution === undefined ? [] : [html`<p>${said.attribution}${reader.language === 'zh' ? '：' : ': '}${attribution}</p>`]),
    linkList(links),
    html`<h2>CRS</h2><ul>${crs.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`,
  ]);
}

export function itemsPage(reader: Reader, layer: Layer, { items, matched }: ItemPage, links: readonly Link[]): string {
  const said = words[reader.language];
  const names = Object.entries(layer.attributes);
  const rows = items.map(({ id, properties }) => [
    html`<a href="${reader.addresses.at(`/collections/${layer.id}/items/${encodeURIComponent(id)}`, { f: 'html' })}">${id}</a>`,
    ...names.map(([name, attribute]) => shown(properties[name], reader.language, attribute)),
    shown(properties['synthetic'], reader.language),
  ]);
  const count = said.matched.replace('{matched}', String(matched)).replace('{returned}', String(items.length));
  return pageOf(reader.language, `${inLanguage(layer.title, reader.language)} · ${said.items}`, aboveItems(reader, layer), [
    html`<p>${count}</p>`,
    table([said.id, ...names.map(([, { title }]) => inLanguage(title, reader.language)), said.synthetic], rows),
    linkList(links),
  ]);
}

/** A choice by its title, yes and no in words. */
function shown(value: string | number | boolean | null | undefined, language: Language, attribute?: Attribute): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no;
  const choice = attribute?.choices?.[String(value)];
  return choice ? inLanguage(choice, language) : String(value);
}

export function itemPageOf(reader: Reader, layer: Layer, { id, properties, geometry }: Item, links: readonly Link[]): string {
  const said = words[reader.language];
  const titles: Readonly<Record<string, string>> = { synthetic: said.synthetic, confidence: said.confidence, valid_from: said.valid_from, valid_to: said.valid_to, source: said.source };
  const rows = Object.entries(properties).map(([name, value]) => {
    const attribute = layer.attributes[name];
    return [attribute ? inLanguage(attribute.title, reader.language) : (titles[name] ?? name), shown(value, reader.language, attribute)];
  });
  return pageOf(reader.language, id, aboveItems(reader, layer), [
    table([said.name, said.values], rows),
    html`<h2>${said.geometry}</h2><p><code>${geometry.slice(0, 2000)}${geometry.length > 2000 ? '…' : ''}</code></p>`,
    linkList(links),
  ]);
}

export function schemaPage(reader: Reader, layer: Layer, title: string, schema: Readonly<Record<string, unknown>>): string {
  const properties = Object.entries(schema['properties'] as Readonly<Record<string, { readonly title?: string; readonly type?: string; readonly format?: string; readonly enum?: readonly string[] }>>);
  const said = words[reader.language];
  const rows = properties.map(([name, { title: named = '', type, format, enum: values = [] }]) => [html`<code>${name}</code>`, named, [type, format].filter(Boolean).join(' · '), values.join(', ')]);
  return pageOf(reader.language, title, aboveItems(reader, layer), [table([said.id, said.name, said.type, said.values], rows)]);
}

export function definitionPage(reader: Reader, definition: object): string {
  const { paths } = definition as { readonly paths: Readonly<Record<string, { readonly get: { readonly summary: string; readonly parameters: readonly { readonly $ref?: string; readonly name?: string }[] } }>> };
  const said = words[reader.language];
  const rows = Object.entries(paths).map(([path, { get }]) => [html`<code>${path}</code>`, get.summary, get.parameters.map(({ $ref, name }) => name ?? $ref?.split('/').at(-1) ?? '').join(', ')]);
  return pageOf(reader.language, said.documentation, home(reader), [table([said.address, said.about, said.parameters], rows), linkList([{ href: reader.addresses.at('/api', { f: 'json' }), rel: 'service-desc', title: said.definition }])]);
}
