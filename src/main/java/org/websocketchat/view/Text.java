package org.websocketchat.view;

/**
 * Every text of the chat, in every language: a constant cannot be made without both.
 *
 * <p>{@code {0}} and {@code {1}} are filled by {@link Words}. A text that counts has a singular.
 */
public enum Text {
  // Joining.
  JOIN_HINT("Pick a name and say hello.", "起个名字，打个招呼吧。"),
  NAME("Name", "名字"),
  JOIN("Join", "加入"),
  NAME_EMPTY("Please enter a name.", "请输入名字。"),
  NAME_TOO_LONG(
      "A name has at most {0} characters; this one has {1}. Please shorten it.",
      "名字最多 {0} 个字符，现在有 {1} 个，请缩短。"),
  NAME_CONTROL(
      "This name contains a control character or line break. Please type it anew.",
      "名字中含有控制字符或换行，请重新输入。"),
  SERVER_IS("Messages go to {0}.", "消息将发送到 {0}。"),

  // The frame.
  CHAT("Chat", "聊天"),
  MESSAGES("Messages", "消息"),
  MESSAGE("Message", "消息"),
  MESSAGE_TO("Message {0}", "发消息到 {0}"),
  SEND("Send", "发送"),
  PEOPLE("People", "成员"),
  LEAVE("Leave", "离开"),
  YOU("you", "你"),
  COUNT("{0} person", "{0} people", "{0} 人"),
  NEW_MESSAGES("{0} new message", "{0} new messages", "{0} 条新消息"),
  TO_NEWEST("Newest messages", "最新消息"),
  DIALECT("Sub-protocol {0}", "子协议 {0}"),

  // What happens.
  JOINED("{0} joined", "{0} 加入了"),
  YOU_JOINED("You joined as {0}", "你以“{0}”的身份加入了"),
  RENAMED("{0} is now {1}", "{0} 改名为 {1}"),
  YOU_RENAMED("You are now {0}", "你现在叫 {0}"),
  NAME_TAKEN(
      "The name {0} is taken or not allowed here, so you are {1}.", "名字“{0}”已被使用或不被允许，你现在叫“{1}”。"),
  INTERRUPTED(
      "You were offline from {0} to {1}. What was said then is not here.",
      "{0} 到 {1} 期间你处于离线状态，这段时间的消息不会显示。"),
  CHANGED("The server changed this text. You wrote: {0}", "服务器改动了这条消息。你写的是：{0}"),
  SOMEBODY("Somebody", "匿名"),

  // How far an own message has come.
  WAITING("Waiting for the connection", "等待连接"),
  SENDING("Sending", "发送中"),
  SENT("Sent {0}", "已发送 {0}"),
  NOT_CONFIRMED("Not confirmed. The server may have it or not.", "未确认：服务器可能收到，也可能没有。"),
  NOT_SENT("Not sent", "未发送"),
  RESEND("Resend", "重发"),
  DELETE("Delete", "删除"),

  // What cannot be sent.
  BYTES_LEFT("{0} byte left", "{0} bytes left", "还可输入 {0} 字节"),
  TOO_LARGE(
      "{0} bytes are more than the limit of {1}. Shorten the text or send it in parts.",
      "共 {0} 字节，超过了 {1} 字节的上限。请缩短或分几次发送。"),
  FULL(
      "Too much is waiting to be sent. Send it again when the connection is back.",
      "等待发送的消息太多，请在连接恢复后再发。"),
  EMPTY("There is nothing to send. Write something first.", "没有内容可发送，请先输入。"),
  NOT_JOINED("Not joined, so nothing can be sent. Join first.", "尚未加入，无法发送，请先加入。"),

  // The connection.
  ONLINE("Online", "在线"),
  CONNECTING("Connecting…", "正在连接…"),
  OFFLINE("Offline", "离线"),
  LEAVING("Leaving…", "正在离开…"),
  LEFT("You left.", "你已离开。"),
  FAILED("Not connected", "未连接"),
  NEXT_TRY("Next try in {0} s", "{0} 秒后重试"),
  TRYING("Trying now", "正在重试"),
  RETRY("Retry now", "立即重试"),
  LOST("Connection lost.", "连接已断开。"),
  UNREACHABLE("The server cannot be reached.", "无法连接到服务器。"),
  SILENT("The server has gone silent.", "服务器没有响应。"),
  RESTARTS("The server is restarting.", "服务器正在重启。"),
  CLOSED("The server closed the connection ({0}).", "服务器关闭了连接（{0}）。"),
  NEVER_REACHED(
      "{0} has not answered once. Is the address right? Does the server allow pages from {1}"
          + " (ours: --origin {1})? Does this page's policy allow the address (connect-src)?",
      "{0} 一次也没有应答。地址正确吗？服务器允许来自 {1} 的页面吗（本服务器：--origin {1}）？" + "本页面的策略允许该地址吗（connect-src）？"),
  BLOCKED(
      "This page's Content-Security-Policy does not allow {0}. Add it to connect-src (our server"
          + " serves its page with it when started with --connect).",
      "本页面的内容安全策略不允许 {0}，请把它加入 connect-src（本服务器可用 --connect 添加）。"),
  INSECURE(
      "This page is secure (https), so the browser refuses the insecure {0}. Use wss: instead of"
          + " ws:.",
      "本页面是安全页面（https），浏览器拒绝不安全的 {0}。请用 wss: 代替 ws:。"),
  BAD_ADDRESS(
      "The browser refuses {0}. Check the attributes “server” and “protocols”. It says: {1}",
      "浏览器拒绝 {0}，请检查 server 和 protocols 属性。浏览器的说明：{1}"),

  // What is wrong with the attributes.
  SERVER_MISSING(
      "This chat has no server yet: set the attribute “server”, as in"
          + " server=\"wss://example.org/chat\".",
      "尚未指定服务器：请设置 server 属性，例如 server=\"wss://example.org/chat\"。"),
  SERVER_NOT_A_URL(
      "The server “{0}” is not an address. Write it like wss://example.org/chat.",
      "服务器“{0}”不是有效的地址，请写成 wss://example.org/chat 的形式。"),
  SERVER_SCHEME(
      "The server “{0}” begins with another scheme than wss: or ws: (https: and http: do as well).",
      "服务器“{0}”的协议无效，请使用 wss: 或 ws:（也可以用 https: 和 http:）。"),
  SERVER_FRAGMENT(
      "The server “{0}” has a fragment, which a WebSocket address cannot have. Remove # and the rest.",
      "服务器“{0}”带有片段，WebSocket 地址不能带片段，请删除 # 及其后的内容。"),
  ROOM_INVALID(
      "The room “{0}” is not a room's name. Use up to 64 of a-z, 0-9, “.”, “_” and “-”, starting"
          + " with a letter or digit.",
      "房间名“{0}”无效：请用最多 64 个 a-z、0-9、“.”、“_”、“-”，并以字母或数字开头。"),
  SERVER_NO_HOST(
      "The server “{0}” has no host, and this page comes from a file. Write the whole address,"
          + " like wss://example.org/chat.",
      "服务器“{0}”没有主机名，而本页面来自本地文件。请写完整地址，例如 wss://example.org/chat。");

  private final String one;
  private final String english;
  private final String chinese;

  Text(String english, String chinese) {
    this(english, english, chinese);
  }

  Text(String one, String english, String chinese) {
    this.one = one;
    this.english = english;
    this.chinese = chinese;
  }

  /** The text in a language, places unfilled; in its plural where it counts. */
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }

  /** The text in a language as it is said of so many, places unfilled. */
  public String in(Language language, int count) {
    return language == Language.ENGLISH && count == 1 ? one : in(language);
  }
}
