type About = { column: string; value: string };

const en = {
  usage: (kinds: string) =>
    `Usage: npm run rounds -- import KIND FILE [--dry-run]\n  KIND is one of ${kinds}; FILE is CSV (comma, semicolon or tab; UTF-8 or GBK)`,
  unknownKind: (kind: string, kinds: string) => `There is no import of “${kind}”. It must be one of ${kinds}.`,
  faults: {
    empty: ({ column }: About) => `${column} is empty, but needed`,
    tooLong: ({ column }: About) => `${column} is too long`,
    notAmount: ({ column, value }: About) =>
      `${column}: “${value}” is no amount; write 1234567.89, 1,234,567.89 or 123万`,
    notCurrency: ({ column, value }: About) => `${column}: “${value}” is no currency; write three letters such as CNY`,
    notDate: ({ column, value }: About) => `${column}: “${value}” is no date; write 2026-03-01, 2026/3/1 or 20260301`,
    notMoment: ({ column, value }: About) => `${column}: “${value}” is no date and time; write 2026-03-01 14:30`,
    notEmail: ({ column, value }: About) => `${column}: “${value}” is no e-mail address`,
    notNumber: ({ column, value }: About) => `${column}: “${value}” is no such figure in degrees`,
    notTimeZone: ({ column, value }: About) => `${column}: “${value}” is no time zone; write one such as Asia/Shanghai`,
    notYearlyDay: ({ column, value }: About) =>
      `${column}: “${value}” is no such day; write 1985-05-20, or --05-20 when the year is unknown, with L before a lunar leap month`,
    unknownWord: ({ column, value }: About) => `${column}: “${value}” is not known here`,
    cellCount: ({ value }: About) => `its number of cells is not the header's (${value})`,
    broken: () => "from this line on the file cannot be read: a quotation mark that opens here is never closed",
    future: ({ column, value }: About) => `${column}: ${value} has not come yet`,
    noBranch: () => "there is no branch yet; import branches first",
    unknownBranch: ({ value }: About) => `there is no branch “${value}”; import branches first`,
    unknownPerson: ({ column, value }: About) => `${column}: nobody here has the e-mail ${value}; import people first`,
    notManager: ({ column, value }: About) => `${column}: ${value} is no active client manager`,
    unknownClient: ({ value }: About) => `there is no client ${value}; import clients first`,
    reportsInCircle: ({ value }: About) => `reports_to: with ${value} the reporting line would run in a circle`,
  },
  problems: {
    unreadable: "The file cannot be read: it is not there, or you may not open it.",
    folder: "This is a folder, not a file.",
    empty: "The file is empty.",
    workbook: "This is an Excel workbook. Save it as “CSV UTF-8 (comma delimited)” and import that.",
    utf16: "The file is in UTF-16 (“Unicode text”). Save it as CSV in UTF-8 and import that.",
    binary: "This is no CSV file: it holds binary data.",
    encoding: "This is no CSV file in UTF-8 or GBK: its characters cannot be read.",
    noRejectFile: "The folder of the file cannot be written to, but rejected rows would go to a file beside it.",
    database: "The database could not be written. What was written before that stays; the import can be run again.",
  },
  missing: (columns: string[]) =>
    `The file lacks ${columns.length === 1 ? "the column" : "the columns"} ${columns.join(", ")}.`,
  twice: (columns: string[]) => `More than one column of the file means ${columns.join(", ")}.`,
  headerFound: (cells: string[]) => `Its first line reads: ${cells.join(" | ")}`,
  nothingChanged: "Nothing was changed.",
  notices: {
    unknownColumns: (columns: string[]) => `Not read, because there is no such column: ${columns.join(", ")}`,
    teamMade: (team: string, branch: string) => `New team “${team}” in ${branch}`,
    zoneGuessed: (branch: string, timeZone: string) => `No time zone given for ${branch}: ${timeZone} is taken`,
  },
  progress: (rows: string, percent: number, perSecond: string) => `${rows} rows, ${percent}%, ${perSecond} a second`,
  counts: (added: string, changed: string, unchanged: string, rejected: string) =>
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected`,
  dryRun: "Dry run: nothing was written to the database.",
  rejectedIn: (file: string) => `Rejected rows with their reasons: ${file}\nMend that file and import it again.`,
};

const zh: typeof en = {
  usage: (kinds) =>
    `用法：npm run rounds -- import 类别 文件 [--dry-run]\n  类别为${kinds}之一；文件为CSV（逗号、分号或制表符分隔；UTF-8或GBK编码）`,
  unknownKind: (kind, kinds) => `没有“${kind}”这一导入类别，可用：${kinds}。`,
  faults: {
    empty: ({ column }) => `${column}为必填项`,
    tooLong: ({ column }) => `${column}过长`,
    notAmount: ({ column, value }) => `${column}：“${value}”不是有效金额，请写成1234567.89、1,234,567.89或123万`,
    notCurrency: ({ column, value }) => `${column}：“${value}”不是有效币种，请写三位字母代码，如CNY`,
    notDate: ({ column, value }) => `${column}：“${value}”不是有效日期，请写成2026-03-01、2026/3/1或20260301`,
    notMoment: ({ column, value }) => `${column}：“${value}”不是有效时间，请写成2026-03-01 14:30`,
    notEmail: ({ column, value }) => `${column}：“${value}”不是有效的邮箱地址`,
    notNumber: ({ column, value }) => `${column}：“${value}”不是有效的度数`,
    notTimeZone: ({ column, value }) => `${column}：“${value}”不是有效时区，请写成Asia/Shanghai这样的名称`,
    notYearlyDay: ({ column, value }) =>
      `${column}：“${value}”不是有效日期，请写成1985-05-20；年份不详时写--05-20；农历闰月在月份前加L`,
    unknownWord: ({ column, value }) => `${column}：无法识别“${value}”`,
    cellCount: ({ value }) => `本行单元格数与表头不一致（${value}）`,
    broken: () => "从本行起无法读取：此处的引号没有结束",
    future: ({ column, value }) => `${column}：${value}尚未到来`,
    noBranch: () => "还没有网点，请先导入网点（branches）",
    unknownBranch: ({ value }) => `没有网点“${value}”，请先导入网点（branches）`,
    unknownPerson: ({ column, value }) => `${column}：没有邮箱为${value}的人员，请先导入人员（people）`,
    notManager: ({ column, value }) => `${column}：${value}不是在岗的客户经理`,
    unknownClient: ({ value }) => `没有客户${value}，请先导入客户（clients）`,
    reportsInCircle: ({ value }) => `reports_to：汇报给${value}会形成循环`,
  },
  problems: {
    unreadable: "无法读取文件：文件不存在，或没有读取权限。",
    folder: "这是文件夹，不是文件。",
    empty: "文件是空的。",
    workbook: "这是Excel工作簿。请另存为“CSV UTF-8（逗号分隔）”后再导入。",
    utf16: "文件为UTF-16编码（“Unicode文本”）。请另存为UTF-8编码的CSV后再导入。",
    binary: "这不是CSV文件：内容为二进制数据。",
    encoding: "这不是UTF-8或GBK编码的CSV文件：无法识别其中的字符。",
    noRejectFile: "无法写入该文件所在的文件夹，而失败明细要保存在那里。",
    database: "无法写入数据库。此前已写入的内容保留，可以重新导入。",
  },
  missing: (columns) => `文件缺少列：${columns.join("、")}。`,
  twice: (columns) => `文件中有多列表示同一内容：${columns.join("、")}。`,
  headerFound: (cells) => `首行内容：${cells.join(" | ")}`,
  nothingChanged: "未作任何更改。",
  notices: {
    unknownColumns: (columns) => `以下列无法识别，未读取：${columns.join("、")}`,
    teamMade: (team, branch) => `已在${branch}新建团队“${team}”`,
    zoneGuessed: (branch, timeZone) => `${branch}未写时区，按${timeZone}处理`,
  },
  progress: (rows, percent, perSecond) => `已处理${rows}行，${percent}%，每秒${perSecond}行`,
  counts: (added, changed, unchanged, rejected) =>
    `新增${added}条，更新${changed}条，未变${unchanged}条，失败${rejected}条`,
  dryRun: "试运行：未写入数据库。",
  rejectedIn: (file) => `失败明细（含原因）：${file}\n修改该文件后可再次导入。`,
};

export const text = { en, zh };
export type Words = typeof en;
