/** Words about reading coordinates and files. */
import { bilingual } from '../../../i18n/words.ts';

export const readWords = bilingual({
  zh: {
    read_label: '坐标文本',
    read_hint: '每行一点：十进制度、度分秒、高斯–克吕格坐标，或整份界址点 txt、GeoJSON、KML。空行分隔多个地块。',
    read_datum: '坐标来源',
    read_datums: { '': 'CGCS2000／WGS84', 'GCJ-02': 'GCJ-02（高德等）', 'BD-09': 'BD-09（百度）' },
    read_srid: '坐标系',
    read_fault: (a: { line: number | null; detail: string }) => `${a.line === null ? '未能读出坐标。' : `第 ${a.line} 行未能读出坐标。`}原始说明：${a.detail}`,
    read_guess: '自动判断',
    read_reading: '正在读取…',
    read_found: (a: { count: number; format: string }) => `读出 ${a.count} 个形状（${a.format}）`,
    read_use: '采用',
    read_use_all: '全部合为一个地块',
    read_unnamed: (a: { number: number }) => `形状 ${a.number}`,
    read_vertices: (a: { count: number }) => `${a.count} 个点`,
    read_encoding: (a: { encoding: string }) => `文字编码 ${a.encoding}`,
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- looked up by what the server says
    formats: { geojson: 'GeoJSON', kml: 'KML', shapefile: 'Shapefile', 'boundary-points': '界址点 txt', coordinates: '坐标' } as Record<string, string>,
    file_too_large: '文件超过 5 MB。',
  },
  en: {
    read_label: 'Coordinates',
    read_hint: 'One point a line: decimal degrees, degrees with minutes and seconds, Gauss–Krüger metres; or a whole 界址点 txt, GeoJSON or KML. An empty line parts sites.',
    read_datum: 'Where they come from',
    read_datums: { '': 'CGCS2000 / WGS84', 'GCJ-02': 'GCJ-02 (Amap etc.)', 'BD-09': 'BD-09 (Baidu)' },
    read_srid: 'Coordinate system',
    read_fault: (a) => a.detail,
    read_guess: 'Told by the figures',
    read_reading: 'Reading…',
    read_found: (a) => `${a.count} ${a.count === 1 ? 'shape' : 'shapes'} found (${a.format})`,
    read_use: 'Use',
    read_use_all: 'All as one site',
    read_unnamed: (a) => `Shape ${a.number}`,
    read_vertices: (a) => `${a.count} ${a.count === 1 ? 'point' : 'points'}`,
    read_encoding: (a) => `text encoding ${a.encoding}`,
    formats: { geojson: 'GeoJSON', kml: 'KML', shapefile: 'Shapefile', 'boundary-points': '界址点 txt', coordinates: 'coordinates' },
    file_too_large: 'The file is larger than 5 MB.',
  },
});
