package org.websocketchat.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.websocketchat.server.Settings;
import org.websocketchat.server.SettingsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the tokens that say who somebody is. */
final class TokenOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--token-keys",
      paramLabel = "FILE",
      description =
          "Take tokens (JWT) that are signed with a key in this JWK set, which is read again when it "
              + "changes; invitations count besides.")
  private @Nullable Path keys;

  @Option(
      names = "--token-audience",
      paramLabel = "NAME",
      description =
          "Of those, take the tokens whose aud has this name. (Default: ${DEFAULT-VALUE})")
  private String audience = Settings.Tokens.DEFAULT_AUDIENCE;

  /** Checks the options and adds them to the settings. */
  void addTo(SettingsBuilder settings) {
    if (audience.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--token-audience': '" + audience + "' is blank");
    }
    if (keys != null) {
      settings.tokenKeys(keys);
    }
    settings.tokenAudience(audience);
  }
}
