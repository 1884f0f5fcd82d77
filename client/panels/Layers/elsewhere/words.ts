/** The words of what stands on a layer's card for those who want it in another program. */
import { bilingual } from '../../../i18n/words.ts';

export const elsewhereWords = bilingual({
  zh: {
    open: '在其他软件中使用',
    copy: (a: { what: string }) => `复制：${a.what}`,
    copied: '已复制',
    features: 'QGIS：“WFS / OGC API – Features”连接地址',
    tiles: 'QGIS：“矢量瓦片”连接地址',
    arcgis: 'ArcGIS Pro：“新建 OGC API 服务器”地址',
    command: 'ogr2ogr：下载为 GeoPackage',
    page: '在浏览器中查看要素',
    layer_name: (a: { id: string }) => `连接后选择图层 ${a.id}。`,
    not_public: '此图层未对公众开放：未登录的软件可能看不到它。',
  },
  en: {
    open: 'Use in other programs',
    copy: (a: { what: string }) => `Copy: ${a.what}`,
    copied: 'Copied',
    features: 'QGIS: address of a “WFS / OGC API – Features” connection',
    tiles: 'QGIS: address of a “Vector Tiles” connection',
    arcgis: 'ArcGIS Pro: address of a “New OGC API Server”',
    command: 'ogr2ogr: download as GeoPackage',
    page: 'See the features in the browser',
    layer_name: (a: { id: string }) => `Then choose the layer ${a.id}.`,
    not_public: 'This layer is not open to the public: a program that has not signed in may not see it.',
  },
});
