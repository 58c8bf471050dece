package org.websocketchat.view;

/**
 * The texts of the chat: English, a bar, Chinese. A text with a number has its English singular and
 * a bar before both. {@link Translator} fills the places {@code {0}} and {@code {1}}. They are
 * constants, so that pages can contain them, and the download does not contain unused ones.
 */
public final class Text {
  // Joining.
  public static final String JOIN_HINT = "Pick a name and say hello.|起个名字，打个招呼吧。";
  public static final String NAME = "Name|名字";
  public static final String JOIN = "Join|加入";
  public static final String NAME_EMPTY = "Please enter a name.|请输入名字。";
  public static final String NAME_TOO_LONG =
      "A name has at most {0} characters; this one has {1}. Please shorten it."
          + "|名字最多 {0} 个字符，现在有 {1} 个，请缩短。";
  public static final String NAME_CONTROL =
      "A name cannot have control characters or line breaks. Please change it.|名字中不能有控制字符或换行，请重新输入。";
  public static final String FORGET = "Forget me here|在这里忘记我";
  public static final String FORGET_CONFIRM = "Forget me|忘记我";
  public static final String CANCEL = "Cancel|取消";
  public static final String FORGET_ASKED =
      "This browser will forget who you are in this chat, and delete what you have not sent. Your messages stay,"
          + " but no longer count as yours, and you will come back as somebody new. Continue?"
          + "|此浏览器将忘记你在这个聊天中的身份和尚未发送的内容。你说过的话会留在聊天里，但不再算作你说的；再次加入时你会是一位新成员。确定忘记吗？";
  public static final String SERVER_IS = "Messages go to {0}.|消息将发送到 {0}。";

  // The frame.
  public static final String CHAT = "Chat|聊天";
  public static final String MESSAGES = "Messages|消息";
  public static final String MESSAGE = "Message|消息";
  public static final String MESSAGE_TO = "Message {0}|发消息到 {0}";
  public static final String SEND = "Send|发送";
  public static final String PEOPLE = "People|成员";
  public static final String NOTIFY_OFF = "Notifications: off|通知：关";
  public static final String NOTIFY_MENTIONS = "Notifications: when I am mentioned|通知：提到我时";
  public static final String NOTIFY_ALL = "Notifications: every message|通知：每条消息";
  public static final String NOTIFY_BLOCKED =
      "The browser blocks notifications of this page|浏览器禁止了此页面的通知";
  public static final String LEAVE = "Leave|离开";
  public static final String YOU = "you|你";
  public static final String BOT = "Bot|机器人";
  public static final String MODERATOR = "Moderator|管理员";
  public static final String OWNER = "Owner|房主";
  public static final String VERIFIED = "The name is verified|名字已验证";
  public static final String FIND_PEOPLE = "Find people|查找成员";
  public static final String TYPING = "typing|正在输入";
  public static final String ONE_TYPES = "{0} is typing|{0} 正在输入";
  public static final String TWO_TYPE = "{0} and {1} are typing|{0} 和 {1} 正在输入";
  public static final String MANY_TYPE = "{0} people are typing|{0} 人正在输入";
  public static final String LOOKS_LIKE = "looks like {0}|看起来像 {0}";
  public static final String IGNORE = "Ignore {0}|忽略 {0}";
  public static final String IGNORED = "ignored|已忽略";
  public static final String STOP_IGNORING = "Stop ignoring {0}|不再忽略 {0}";
  public static final String COUNT = "{0} person|{0} people|{0} 人";
  public static final String NEW_MESSAGES = "{0} new message|{0} new messages|{0} 条新消息";
  public static final String TO_NEW = "Jump to new|跳到新消息";
  public static final String TO_NEWEST = "Newest messages|最新消息";
  public static final String QUIET = "It is quiet here. Say hello.|这里很安静，打个招呼吧。";
  public static final String NOTHING_SAID = "Nothing has been said yet.|还没有人发言。";

  // Between messages.
  public static final String DAY = "{0}|{0}";
  public static final String NEW = "New|新消息";

  // Searching.
  public static final String SEARCH = "Search|搜索";
  public static final String SEARCH_MESSAGES = "Search messages|搜索消息";
  public static final String OLDER_MATCH = "Older match|更早的匹配";
  public static final String NEWER_MATCH = "Newer match|更新的匹配";
  public static final String CLOSE = "Close|关闭";
  public static final String FOUND = "{0} of {1}|第 {0} 条，共 {1} 条";
  public static final String SEARCH_ON = "Not found yet. Enter goes on|这里没有，按回车继续";
  public static final String NOT_FOUND = "No match|没有匹配";

  // Events.
  public static final String JOINED = "{0} joined|{0} 加入了";
  public static final String YOU_JOINED = "You joined as {0}|你以“{0}”的身份加入了";
  public static final String LEFT_ROOM = "{0} left|{0} 离开了";
  public static final String JOINED_AND_LEFT = "{0} joined, {1} left|{0} 加入了，{1} 离开了";
  public static final String OTHERS = "{0} other|{0} others|其他 {0} 人";
  public static final String RENAMED = "{0} is now {1}|{0} 改名为 {1}";
  public static final String YOU_RENAMED = "You are now {1}|你现在叫 {1}";
  public static final String NAME_TAKEN =
      "The name {0} is taken or not allowed here, so you are {1}.|名字“{0}”已被使用或不被允许，你现在叫 {1}。";
  public static final String NAME_KEPT =
      "The name {0} is taken or not allowed, or names change too often here. You are still {1}."
          + "|名字“{0}”已被使用或不被允许，或者改名太频繁，你仍然叫 {1}。";
  public static final String INTERRUPTED =
      "You were offline from {0} to {1}. Messages from that time are not shown."
          + "|{0} 到 {1} 你离线了，这段时间的消息不会显示。";
  public static final String INTERRUPTED_ONCE =
      "You were offline at {0}. Messages from that time are not shown." + "|{0} 你离线了，这段时间的消息不会显示。";
  public static final String FOLDED =
      "{0} message was deleted|{0} messages were deleted|{0} 条消息已删除";
  public static final String REMOVED = "This message was deleted.|此消息已删除。";
  public static final String UNSUPPORTED =
      "This server cannot edit or delete messages.|此服务器不支持编辑或删除消息。";
  public static final String RESTARTED =
      "The server began a new log. Messages from while you were away may be lost."
          + "|服务器启用了新的记录，你离开期间的消息可能已丢失。";
  public static final String GAP = "Some messages here are no longer kept.|这里的一些消息已不再保留。";
  public static final String NOT_KEPT = "Older messages are no longer kept.|更早的消息已不再保留。";
  public static final String LOAD_OLDER = "Older messages|更早的消息";
  public static final String LOG_FULL =
      "This page has no room for older messages. The server still has them.|此页面放不下更早的消息，服务器上仍有保留。";
  public static final String CHANGED =
      "The server changed this text. You wrote: {0}|服务器改动了这条消息。你写的是：{0}";
  public static final String SOMEBODY = "Somebody|匿名";

  // The delivery of own messages.
  public static final String WAITING = "Waiting to be sent|等待发送";
  public static final String SENDING = "Sending|发送中";
  public static final String SENT = "Sent {0}|已发送 {0}";
  public static final String NOT_CONFIRMED =
      "Not confirmed. The server may or may not have it." + "|未确认：服务器可能收到，也可能没有。";
  public static final String REFUSED = "The server refused this: {0}.|服务器拒绝了这条消息：{0}。";
  public static final String LEAVE_UNSENT =
      "Something you wrote has not been sent. Leave anyway?|还有内容没有发送，确定要离开吗？";
  public static final String NOT_SENT = "Not sent|未发送";
  public static final String RESEND = "Resend|重发";
  public static final String DELETE = "Delete|删除";

  // What can be done with a message, and what becomes of it.
  public static final String MORE = "More|更多";
  public static final String REPLY = "Reply|回复";
  public static final String REPLY_TO = "Reply to {0}|回复 {0}";
  public static final String REPLIES = "In reply:|回复：";
  public static final String REPLIES_TO = "In reply to {0}: {1}|回复 {0}：{1}";
  public static final String EARLIER = "An earlier message|更早的消息";
  public static final String NO_LONGER_HERE = "No longer here|已不在这里";
  public static final String QUOTE_IGNORED = "A message of somebody you ignore|你忽略的人的消息";
  public static final String TOO_FAR =
      "The message is further up than was loaded. Try again to go on.|这条消息还在更前面，再试一次可继续加载。";
  public static final String EDIT = "Edit|编辑";
  public static final String EDITING = "Edit your message|编辑你的消息";
  public static final String NOT_EDITING = "Not edited|没有修改";
  public static final String EDITED = "edited|已编辑";
  public static final String ANNOUNCED_EDIT = "{0} edited: {1}|{0} 修改为：{1}";
  public static final String ANNOUNCED_REMOVAL = "Deleted: a message of {0}|已删除：{0} 的一条消息";
  public static final String CHANGED_MESSAGES =
      "{0} message was changed|{0} messages were changed|{0} 条消息有改动";
  public static final String COPY = "Copy|复制";
  public static final String COPIED = "Copied|已复制";
  public static final String NOT_COPIED = "The browser does not let this page copy.|浏览器不允许此页面复制。";
  public static final String REMOVE = "Remove|移除";
  public static final String REMOVE_OWN_ASKED = "Delete this message for everybody?|要为所有人删除这条消息吗？";
  public static final String REMOVE_ASKED =
      "Remove this message of {0} for everybody?|要为所有人移除 {0} 的这条消息吗？";
  public static final String REMOVAL = "A message is to be deleted.|要删除一条消息。";
  public static final String EDIT_WAITS = "The edit waits for the connection|修改正在等待连接";
  public static final String SAVING = "Saving the edit|正在保存修改";
  public static final String REMOVAL_WAITS = "Will be deleted once there is a connection|连接恢复后将删除";
  public static final String REMOVING = "Deleting|正在删除";
  public static final String NOT_EDITED = "Not edited. {0} You wrote: {1}|没有修改。{0}你写的是：{1}";
  public static final String NOT_REMOVED = "Not deleted. {0}|没有删除。{0}";
  public static final String TOO_LATE = "It is too late for that.|已经超过了允许的时间。";
  public static final String GONE = "The message was deleted already.|这条消息已被删除。";
  public static final String FORBIDDEN = "You may not do that here.|你在这里没有这个权限。";
  public static final String OTHER_LOG =
      "The server has begun a new log since then.|服务器在那之后启用了新的记录。";
  public static final String OTHER_PERSON =
      "You wrote this before you logged in, or somebody else did.|这是你登录之前写的，或是别人写的。";
  public static final String NO_TARGET = "The message is no longer kept.|这条消息已不再保留。";
  public static final String NOT_SENT_BEFORE = "You left before it was sent.|你在它发送之前离开了。";
  public static final String EDIT_NOT_CONFIRMED =
      "The edit is not confirmed. The server may or may not have it. You wrote: {0}"
          + "|修改未确认：服务器可能收到，也可能没有。你写的是：{0}";
  public static final String REMOVAL_NOT_CONFIRMED =
      "The deletion is not confirmed. The server may or may not have it.|删除未确认：服务器可能收到，也可能没有。";
  public static final String DISCARD = "Discard|放弃";

  // Texts and commands that cannot be sent.
  public static final String BYTES_LEFT = "{0} byte left|{0} bytes left|还可输入 {0}\u00a0字节";
  public static final String CHARS_LEFT = "{0} character left|{0} characters left|还可输入 {0} 个字符";
  public static final String TOO_MANY_CHARS =
      "{0} characters are more than the limit of {1}. Shorten the text or send it in parts."
          + "|共 {0} 个字符，超过了 {1} 个的上限。请缩短或分几次发送。";
  public static final String TOO_LARGE =
      "{0} bytes are more than the limit of {1}. Shorten the text or send it in parts."
          + "|共 {0}\u00a0字节，超过了 {1}\u00a0字节的上限。请缩短或分几次发送。";
  public static final String FULL =
      "Too many messages are waiting. Try again when the connection is back.|等待发送的消息太多，请在连接恢复后再发送。";
  public static final String EMPTY =
      "There is nothing to send. Write something first.|没有内容可发送，请先输入。";
  public static final String NOT_JOINED = "You have not joined yet. Join to send.|尚未加入，无法发送，请先加入。";

  public static final String ONLY_READS =
      "This chat is read-only. Remove the attribute “readonly” to take part."
          + "|这个聊天是只读的。要参与，请移除 readonly 属性。";
  public static final String NOT_IN_ROOM = "You are not in this room.|你不在这个房间里。";
  public static final String NOT_SENT_YET =
      "This was not sent. It stays here until it is sent again or deleted."
          + "|这条内容没有发送，会留在这里，直到重发或删除。";
  public static final String KEPT_BACK =
      "This page does not send it. Change the text.|此页面不发送这段文字，请修改。";
  public static final String LEFT_BEFORE = "The person left before this was done.|在完成之前已离开。";

  public static final String NO_COMMAND =
      "There is no command {0}. Try /help, or begin with // to send it as text."
          + "|没有 {0} 命令。可以试试 /help；如果要发送这段文字，请以 // 开头。";
  public static final String HELP =
      "/me waves\tshows what you do\n/nick Name\tchanges your name\n//help\tsends the text /help\n"
          + "@ and letters\toffers names\nEnter\tsends (with Shift: new line)\nEscape, a tap\tcloses this"
          + "|/me 挥手\t显示你的动作\n/nick 名字\t修改你的名字\n//help\t发送 /help 这几个字\n"
          + "@ 加文字\t列出匹配的名字\nEnter\t发送（按住 Shift 换行）\nEscape 或点按\t关闭此列表";

  public static final String NOT_IN_PAGE =
      "This chat is not in a page. Add it to one first.|聊天还不在页面中，请先把它放进页面。";

  // The connection.
  public static final String ONLINE = "Online|在线";
  public static final String CONNECTING = "Connecting…|正在连接…";
  public static final String OFFLINE = "Offline|离线";
  public static final String LEAVING = "Leaving…|正在离开…";
  public static final String LEFT = "You left.|你已离开。";
  public static final String FAILED = "Not connected|未连接";
  public static final String NEXT_TRY = "Next try in {0} s|{0}\u00a0秒后重试";
  public static final String SINCE = "Offline since {0}. {1}|{0} 起离线。{1}";
  public static final String TRYING = "Trying now|正在重试";
  public static final String RETRY = "Retry now|立即重试";
  public static final String LOST = "Connection lost.|连接已断开。";
  public static final String UNREACHABLE = "The server cannot be reached.|无法连接到服务器。";
  public static final String MISCONFIGURED =
      "This chat is not set up correctly. Please tell the people who run this page."
          + "|这个聊天没有正确设置，请告诉此页面的管理者。";
  public static final String SILENT = "The server has gone silent.|服务器没有响应。";
  public static final String NO_TOKEN = "The log-in of this page does not answer.|此页面的登录没有响应。";
  public static final String UNAUTHORIZED =
      "You need a log-in or an invitation to be here. Log in, or open your invitation again."
          + "|需要登录或受邀才能进入。请登录，或重新打开你的邀请。";
  public static final String BANNED = "A moderator has sent you away ({0}).|管理员已将您移出此聊天室（{0}）。";
  public static final String REPLACED = "This chat continues in another tab.|聊天已在另一个标签页中继续。";
  public static final String RESTARTS = "The server is restarting.|服务器正在重启。";
  public static final String CLOSED = "The server closed the connection ({0}).|服务器关闭了连接（{0}）。";

  private Text() {}
}
