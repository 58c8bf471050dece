package org.websocketchat.view;

/**
 * What is said to the people who run the page or the server, in the form of {@link Text}: why no
 * connection is possible as things are set up, and what to do.
 */
public final class SetupText {
  public static final String NEVER_REACHED =
      "{0} has never answered. Is the address right? Does the server allow pages from {1} (ours: --origin {1})? "
          + "Does this page allow the server (connect-src)?"
          + "|{0} 一次也没有应答。地址正确吗？服务器允许来自 {1} 的页面吗（--origin {1}）？本页面允许它吗（connect-src）？";
  public static final String BLOCKED =
      "This page's Content-Security-Policy does not allow {0}. Add it to connect-src (ours: --connect)."
          + "|本页面的 Content-Security-Policy 不允许 {0}，请把它加入 connect-src（--connect）。";
  public static final String INSECURE =
      "A secure page (https) cannot use the insecure {0}. Use wss: instead of ws:."
          + "|安全页面（https）不能使用不安全的 {0}，请用 wss: 代替 ws:。";
  public static final String WRONG_PROTOCOL =
      "{1} picked the sub-protocol “{0}”, which this chat does not speak. Is it a chat server? Check the attributes “server” and “protocols”."
          + "|{1} 选择了子协议“{0}”，这里不支持。它是聊天服务器吗？请检查 server 和 protocols 属性。";
  public static final String NO_SPECTATORS =
      "{0} speaks the sub-protocol “json” here, in which nobody can read without a name. "
          + "Use a server that speaks “websocket-chat.v1”, or remove the attribute “readonly”."
          + "|{0} 在这里使用子协议“json”，该协议要求每个人都有名字，不支持只读。"
          + "请使用支持“websocket-chat.v1”的服务器，或移除 readonly 属性。";
  public static final String BAD_ADDRESS =
      "The browser refuses {0}. Check the attributes “server” and “protocols”. It says: {1}"
          + "|浏览器拒绝 {0}，请检查 server 和 protocols 属性：{1}";

  // Wrong attributes.
  public static final String SERVER_MISSING =
      "This chat has no server yet. Set the attribute server=\"wss://example.org/chat\"."
          + "|尚未指定服务器，请设置 server=\"wss://example.org/chat\"。";
  public static final String SERVER_NOT_A_URL =
      "The server “{0}” is not an address like wss://example.org/chat."
          + "|服务器“{0}”不是 wss://example.org/chat 那样的地址。";
  public static final String SERVER_SCHEME =
      "The server “{0}” does not begin with wss:, ws:, https: or http:."
          + "|服务器“{0}”的开头不是 wss: 或 ws:，也不是 https: 或 http:。";
  public static final String SERVER_FRAGMENT =
      "The server “{0}” has a fragment. Remove # and the rest.|服务器“{0}”不能带 #，请删除它及其后的内容。";
  public static final String ROOM_INVALID =
      "The room “{0}” is not valid. Use up to 64 of a-z, 0-9, “.”, “_” and “-”, beginning with a letter or digit."
          + "|房间“{0}”应为最多 64 个 a-z、0-9、“.”、“_”、“-”，以字母或数字开头。";
  public static final String SERVER_NO_HOST =
      "The server “{0}” has no host, and this page is a file. Write the whole address, like wss://example.org/chat."
          + "|服务器“{0}”没有主机名，而本页面是文件，请写成 wss://example.org/chat 那样。";

  private SetupText() {}
}
