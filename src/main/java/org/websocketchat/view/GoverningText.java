package org.websocketchat.view;

/**
 * What is said when a room is governed, in the form of {@link Text}: what moderators can do, what
 * they have done, and what the server does not take from whom.
 */
public final class GoverningText {
  // What moderators can do, and what everybody can tell them.
  public static final String MESSAGE_OF = "Message of {0}|{0} 的消息";
  public static final String REPORT = "Report|举报";
  public static final String REPORT_ASKED =
      "Report this message of {0} to the moderators?|要向管理员举报 {0} 的这条消息吗？";
  public static final String QUIET_MINUTES = "Quiet for 10 minutes|禁言 10 分钟";
  public static final String BAN_DAY = "Ban for a day|封禁一天";
  public static final String BAN = "Ban|封禁";
  public static final String BAN_ASKED =
      "Ban {0} for a day? They are sent away at once.|要封禁 {0} 一天吗？对方会立即被移出。";
  public static final String BAN_GUEST_ASKED =
      "Ban {0} for a day? They are sent away at once. Other guests of their address are kept out, too."
          + "|要封禁 {0} 一天吗？对方会立即被移出，同一地址的其他访客也无法进入。";
  public static final String PURGE_ALSO = "Also remove all of their messages|同时移除此人的全部消息";
  public static final String PURGE = "Remove all their messages|移除此人的全部消息";
  public static final String PURGE_ASKED =
      "Remove all messages of {0} for everybody?|要为所有人移除 {0} 的全部消息吗？";
  public static final String PURGE_GUESTS = "Remove guests' messages from here on|移除此处起访客的消息";
  public static final String PURGE_GUESTS_ASKED =
      "Remove this message of {0} and all that guests wrote after it, for everybody? Of what is loaded here: {1}."
          + "|要为所有人移除 {0} 的这条消息和此后访客的全部消息吗？这里已加载的有 {1}。";
  public static final String SO_MANY = "{0} message|{0} messages|{0} 条消息";

  // What moderators have done.
  public static final String MAY_ONLY_READ = "{0} may only read|{0} 被禁言";
  public static final String MAY_ONLY_READ_UNTIL = "{0} may only read until {1}|{0} 被禁言至 {1}";
  public static final String WAS_QUIET = "{0} was made quiet|{0} 曾被禁言";
  public static final String WAS_BANNED = "{0} was banned|{0} 被封禁";
  public static final String WAS_PARDONED = "{0} was pardoned|{0} 不再被禁言或封禁";

  public static final String IS_BANNED = "{0} is banned|{0} 被封禁中";
  public static final String IS_BANNED_UNTIL = "{0} is banned until {1}|{0} 被封禁至 {1}";
  public static final String ONE_REMOVED = "A message of {0} was removed|{0} 的一条消息被移除";
  public static final String ALL_REMOVED = "All messages of {0} were removed|{0} 的全部消息被移除";
  public static final String GUESTS_REMOVED = "Messages of guests were removed|访客的消息被移除";
  public static final String WAS_PINNED = "A message was pinned|置顶了一条消息";
  public static final String WAS_UNPINNED = "The pinned message was unpinned|取消了置顶消息";
  public static final String MODE_WAS_SET = "What the room allows was changed: {0}|聊天室权限已更改：{0}";
  public static final String WAS_REPORTED = "A message of {0} was reported|{0} 的一条消息被举报";
  public static final String BY = "by {0} · {1}|由 {0} · {1}";
  public static final String OPERATOR = "the operator|服务器管理员";

  // The list of that.
  public static final String ACTS = "Acts and reports|操作与举报";
  public static final String NEWLY_REPORTED = "New reports|新举报";
  public static final String HELD = "Quiet or banned now|目前被禁言或封禁";
  public static final String DONE = "What was done and reported|操作与举报记录";
  public static final String NO_ACTS = "Nothing yet.|还没有记录。";
  public static final String OLDER_ACTS = "Older|更早的记录";
  public static final String NOT_LOADED = "The list cannot be loaded now.|现在无法加载列表。";
  public static final String SHOW_MESSAGE = "Show message|查看消息";
  public static final String PARDON = "Pardon|解除";
  public static final String PARDON_ASKED =
      "Pardon {0}? They may come in and write again.|要解除对 {0} 的封禁吗？对方可以重新进入并发言。";
  public static final String NEW_REPORTS = "{0} new report|{0} new reports|{0} 条新举报";

  // What is on its way.
  public static final String WAITS = "Waits for the connection.|等待连接恢复。";
  public static final String REPORTING = "A message is to be reported.|要举报一条消息。";
  public static final String QUIETING = "Somebody is to be made quiet.|要将一人禁言。";
  public static final String BANNING = "Somebody is to be banned.|要封禁一人。";
  public static final String PARDONING = "Somebody is to be pardoned.|要解除一人的禁言或封禁。";
  public static final String PURGING = "All messages of somebody are to be removed.|要移除一人的全部消息。";
  public static final String PURGING_GUESTS = "Messages of guests are to be removed.|要移除访客的消息。";

  // What the server does not take.
  public static final String NOT_DONE = "Not done. {0}|没有完成。{0}";
  public static final String REPORTED_BEFORE = "You have reported this message before.|你已经举报过这条消息。";
  public static final String NOTHING_LEFT = "There is nothing to remove.|没有可移除的消息。";
  public static final String TOO_MANY_SANCTIONS =
      "Too many people are quiet or banned here.|这里被禁言或封禁的人太多。";
  public static final String QUIETED =
      "A moderator has decided that you may not write here.|管理员已禁止你在这里发言。";
  public static final String QUIETED_UNTIL =
      "A moderator has decided that you may not write here until {0}.|管理员已禁止你在 {0} 之前发言。";
  public static final String TOO_SOON =
      "That was too soon. Wait {0} s, then send it again.|太快了，请等待 {0}\u00a0秒后再发送。";
  public static final String NO_LINKS = "You may not send links here.|你在这里不能发送链接。";
  public static final String NO_SUCH_WORDS = "Words in it are not allowed here.|其中有这里不允许的词语。";

  // What the room allows.
  public static final String MODES = "What the room allows|聊天室权限";
  public static final String AS_USUAL = "Everybody may write as usual.|大家可以照常发言。";
  public static final String CHANGE_MODES = "Change|更改";
  public static final String SLOW_MODE = "Slow mode: {0} between messages|慢速模式：消息间隔 {0}";
  public static final String GUESTS_READ = "Guests only read|访客只能阅读";
  public static final String NO_GUEST_LINKS = "No links from guests|访客不能发送链接";
  public static final String TOKEN_ONLY = "Only with a log-in or an invitation|仅限已登录或受邀的人";
  public static final String NEXT_IN = "next in {0}|{0}后可发送";
  public static final String SECONDS = "{0} s|{0}\u00a0秒";
  public static final String MINUTES = "{0} min|{0}\u00a0分钟";
  public static final String SLOW_OFF = "off|关";
  public static final String SLOW = "Slow mode|慢速模式";
  public static final String SETTING = "What the room allows is to be changed.|要更改聊天室权限。";

  // The pinned message.
  public static final String PIN = "Pin|置顶";
  public static final String UNPIN = "Unpin|取消置顶";
  public static final String PINNED = "Pinned|已置顶";
  public static final String FOLD = "Fold|收起";
  public static final String UNFOLD = "Show the pinned message|显示置顶消息";
  public static final String PINNING = "Another message is to be pinned, or none.|要更改置顶消息。";

  private GoverningText() {}
}
