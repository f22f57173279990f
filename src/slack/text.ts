import { figure, type InBoth } from "../lib/language.ts";

const en = {
  stranger: (ask: string[]) =>
    ask.length > 0
      ? `Your Slack account is not in the house's list of people yet. Please ask ${ask.join(", ")} to add your e-mail address.`
      : "Your Slack account is not in the house's list of people yet. Please ask whoever runs Rounds here to add your e-mail address.",
  failed: (reference: string) =>
    `Something went wrong, and nothing was changed that you would have to undo. Please try again; if it goes on, tell your administrator the reference ${reference}.`,
  notShown: (reference: string) =>
    `The answer could not be shown. Please try again; if it goes on, tell your administrator the reference ${reference}.`,
  goneChoice: "That choice is from an older list. Please ask for the list again.",
  done: "Done.",
  working: "Working on it …",
  workingTitle: "One moment",
  notUnderstood: (typed: string) => `“${typed}” is not something that I know.`,
  nearest: (form: string) => `The nearest I know: ${form}`,
  runIt: "Do that",
  allForms: "All that I know: /rounds help",
  previous: "Previous page",
  next: "Next page",
  page: (page: number, of: number) => `Page ${figure(page)} of ${figure(of)}`,
  close: "Close",
  opensWindow: "This opens in a window of its own.",
  openWindow: "Open",
};

const zh: typeof en = {
  stranger: (ask) =>
    ask.length > 0
      ? `您的Slack账号尚未登记在本机构的人员名单中，请联系${ask.join("、")}添加您的邮箱。`
      : "您的Slack账号尚未登记在本机构的人员名单中，请联系本机构的Rounds管理员添加您的邮箱。",
  failed: (reference) => `系统繁忙，未作任何需要撤销的更改，请稍后重试；如仍有问题，请将编号${reference}告知管理员。`,
  notShown: (reference) => `结果未能显示，请重试；如仍有问题，请将编号${reference}告知管理员。`,
  goneChoice: "该选项来自旧列表，请重新打开列表。",
  done: "已完成。",
  working: "正在处理……",
  workingTitle: "请稍候",
  notUnderstood: (typed) => `未能识别“${typed}”。`,
  nearest: (form) => `您是否要：${form}`,
  runIt: "执行",
  allForms: "全部用法：/rounds 帮助",
  previous: "上一页",
  next: "下一页",
  page: (page, of) => `第${figure(page)}页，共${figure(of)}页`,
  close: "关闭",
  opensWindow: "此内容将在弹窗中打开。",
  openWindow: "打开",
};

export const slackText: InBoth<typeof en> = { en, zh };
