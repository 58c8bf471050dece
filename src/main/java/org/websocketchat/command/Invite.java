package org.websocketchat.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomName;
import org.websocketchat.store.Storages;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.TokenKeysException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line that invites somebody: it prints a link with a signed token. */
@Command(
    name = "invite",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Prints a link by which somebody comes into the chat under a name that nobody else can have "
            + "meanwhile. Whoever has the link is that person: send it to one person only.")
public final class Invite implements Callable<Integer> {
  private static final int CANNOT_SIGN = 1;
  private static final int MOST_DAYS = 3_650;

  private final LongSupplier wallMillis;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      converter = RoleConverter.class,
      description = "guest, bot, member, moderator or owner. (Default: member)")
  private Role role = Role.MEMBER;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The person's name. The same name is the same person the next time.")
  private String name = "";

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description =
          "Invite into this room only; the link leads there. Given again: into these rooms; the link "
              + "leads to the first. (Default: every room)")
  private List<String> rooms = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The invitation ends after N days, 1 to 3650. (Default: ${DEFAULT-VALUE})")
  private int days = 30;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:websocketchat.data:-data}",
      description =
          "Sign with the key of the server that keeps its messages there. (Default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The address of the page with the chat. (Default: ${DEFAULT-VALUE})")
  private String url = "http://localhost:8080/";

  /** The command as users run it. */
  public Invite() {
    this(System::currentTimeMillis);
  }

  Invite(LongSupplier wallMillis) {
    this.wallMillis = wallMillis;
  }

  /** Prints the link. Exits with 1 if the key cannot be used, with 2 if an option is wrong. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Invite()).execute(arguments));
  }

  @Override
  public Integer call() {
    if (PersonName.fault(name) != null) {
      throw wrong("--name", "it is not 1 to 32 characters without control characters");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw wrong("--days", days + " is not 1 to " + MOST_DAYS);
    }
    for (var room : rooms) {
      if (!RoomName.isValid(room)) {
        throw wrong("--room", "'" + room + "' is not [a-z0-9][a-z0-9._-]{0,63}");
      }
    }
    var page = page();
    long expires = wallMillis.getAsLong() + TimeUnit.DAYS.toMillis(days);
    var invitation = new Invitation(name, role, rooms.isEmpty() ? null : rooms, expires);
    boolean isUsed = Storages.isLogIn(data);
    try {
      var token = invitation.sign(data);
      spec.commandLine().getOut().println(page + "#token=" + token);
      spec.commandLine().getOut().flush();
      if (!isUsed) {
        warn();
      }
      return 0;
    } catch (TokenKeysException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return CANNOT_SIGN;
    }
  }

  /**
   * Tells that no server has used the folder, so that the link may lead to a server without its
   * key.
   */
  private void warn() {
    var folder = data.toAbsolutePath().normalize();
    var err = spec.commandLine().getErr();
    err.println("Warning: there is no chat database in " + folder + ".");
    err.println(
        "The link works only at a server that runs with --data "
            + folder
            + ". If yours keeps its data in another folder, invite again with --data and that one.");
    err.flush();
  }

  /** The address of the page, with the room. */
  private String page() {
    if (!isPage(url)) {
      throw wrong("--url", "'" + url + "' is no address like https://chat.example/");
    }
    var separator = url.contains("?") ? "&" : "?";
    return rooms.isEmpty() ? url : url + separator + "room=" + rooms.getFirst();
  }

  private static boolean isPage(String text) {
    return text.matches("https?://[^/?#\\s]+(/[^#\\s]*)?");
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + why);
  }

  /** Reads a role. */
  static final class RoleConverter implements CommandLine.ITypeConverter<Role> {

    @Override
    public Role convert(String value) {
      var role = Role.of(value);
      if (role == null) {
        throw new CommandLine.TypeConversionException(
            "'" + value + "' is none of guest, bot, member, moderator and owner");
      }
      return role;
    }
  }
}
