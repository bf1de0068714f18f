/** Ids of the sections that other views ask for. */
export const mainTableSection = 'main-table';
export const documentTablesSection = 'document-tables';
export const shownChartSection = 'chart-shown';
export const chartsSection = 'charts';
export const historySectionId = 'history';
