/** The order in which Excel wants the children of the elements of a chart part (ECMA-376, dml-chart.xsd). */
const shape = ['c:spPr', 'c:txPr'];
const labels = [
  'c:dLbl',
  'c:delete',
  'c:numFmt',
  ...shape,
  'c:dLblPos',
  'c:showLegendKey',
  'c:showVal',
  'c:showCatName',
  'c:showSerName',
  'c:showPercent',
  'c:showBubbleSize',
  'c:separator',
  'c:showLeaderLines',
  'c:leaderLines',
  'c:extLst',
];
const axis = [
  'c:axId',
  'c:scaling',
  'c:delete',
  'c:axPos',
  'c:majorGridlines',
  'c:minorGridlines',
  'c:title',
  'c:numFmt',
  'c:majorTickMark',
  'c:minorTickMark',
  'c:tickLblPos',
  ...shape,
  'c:crossAx',
  'c:crosses',
  'c:crossesAt',
];
const order: Readonly<Record<string, readonly string[]>> = {
  'c:chartSpace': [
    'c:date1904',
    'c:lang',
    'c:roundedCorners',
    'mc:AlternateContent',
    'c:style',
    'c:clrMapOvr',
    'c:pivotSource',
    'c:protection',
    'c:chart',
    ...shape,
    'c:externalData',
    'c:printSettings',
    'c:userShapes',
    'c:extLst',
  ],
  'c:chart': [
    'c:title',
    'c:autoTitleDeleted',
    'c:pivotFmts',
    'c:view3D',
    'c:floor',
    'c:sideWall',
    'c:backWall',
    'c:plotArea',
    'c:legend',
    'c:plotVisOnly',
    'c:dispBlanksAs',
    'c:extLst',
  ],
  'c:title': ['c:tx', 'c:layout', 'c:overlay', ...shape, 'c:extLst'],
  'c:plotArea': [
    'c:layout',
    'c:barChart',
    'c:lineChart',
    'c:catAx',
    'c:valAx',
    'c:dTable',
    'c:spPr',
    'c:extLst',
  ],
  'c:barChart': [
    'c:barDir',
    'c:grouping',
    'c:varyColors',
    'c:ser',
    'c:dLbls',
    'c:gapWidth',
    'c:overlap',
    'c:serLines',
    'c:axId',
    'c:extLst',
  ],
  'c:lineChart': [
    'c:grouping',
    'c:varyColors',
    'c:ser',
    'c:dLbls',
    'c:dropLines',
    'c:hiLowLines',
    'c:upDownBars',
    'c:marker',
    'c:smooth',
    'c:axId',
    'c:extLst',
  ],
  'c:dLbls': labels,
  'c:marker': ['c:symbol', 'c:size', 'c:spPr', 'c:extLst'],
  'c:catAx': [...axis, 'c:auto', 'c:lblAlgn', 'c:lblOffset', 'c:noMultiLvlLbl', 'c:extLst'],
  'c:valAx': [...axis, 'c:crossBetween', 'c:majorUnit', 'c:minorUnit', 'c:dispUnits', 'c:extLst'],
  'c:scaling': ['c:logBase', 'c:orientation', 'c:max', 'c:min', 'c:extLst'],
  'c:legend': ['c:legendPos', 'c:legendEntry', 'c:layout', 'c:overlay', ...shape, 'c:extLst'],
  'c:numRef': ['c:f', 'c:numCache', 'c:extLst'],
  'c:numCache': ['c:formatCode', 'c:ptCount', 'c:pt', 'c:extLst'],
};

/** Both kinds of series; what only one of them has stands where its own schema has it. */
const series = [
  'c:idx',
  'c:order',
  'c:tx',
  'c:spPr',
  'c:invertIfNegative',
  'c:marker',
  'c:pictureOptions',
  'c:dPt',
  'c:dLbls',
  'c:trendline',
  'c:errBars',
  'c:cat',
  'c:val',
  'c:smooth',
  'c:shape',
  'c:extLst',
];

/** What in a chart part is out of order, or unknown where the order is known; empty for a part that Excel accepts. */
export function schemaTroubles(xml: string): readonly string[] {
  const troubles: string[] = [];
  const open: { readonly name: string; last: number }[] = [];
  for (const [, closing, name = '', , selfClosing] of xml.matchAll(/<(\/?)([\w:]+)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (closing === '/') {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    const known = parent === undefined ? undefined : parent.name === 'c:ser' ? series : order[parent.name];
    // A marker of a line chart is a flag, one of a series has parts.
    if (parent !== undefined && known !== undefined) {
      const place = known.indexOf(name);
      if (place < parent.last) troubles.push(`${name} in ${parent.name}`);
      parent.last = Math.max(parent.last, place);
    }
    if (selfClosing !== '/') open.push({ name, last: 0 });
  }
  return troubles;
}
