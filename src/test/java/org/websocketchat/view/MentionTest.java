package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MentionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Ann                  | Ann      | true
          hi @ann, look         | Ann      | true
          hi @ANN!              | Ann      | true
          (@Ann)                | Ann      | true
          hi Ann                | Ann      | false
          @Anna                 | Ann      | false
          @Ann1 and @Ann_b      | Ann      | false
          @Anna and @Ann        | Ann      | true
          @Ann's tea            | Ann      | true
          joe@ann.example       | Ann      | false
          @@Ann                 | Ann      | true
          @ Ann                 | Ann      | false
          @An                   | Ann      | false
          @ann lee, hello       | Ann Lee  | true
          @annlee               | Ann Lee  | false
          @Ann                  | Ann Lee  | false
          大家好@李雷你好       | 李雷     | true
          @李雷                 | 李雷     | true
          @李                   | 李雷     | false
          @Ann你好              | Ann      | true
          你好@Ann              | Ann      | true
          @ÉLODIE               | Élodie   | true
          @Élodies              | Élodie   | false
          @МАША!                | Маша     | true
          @Машам                | Маша     | false
          @😀 hello             | 😀       | true
          @C++ is               | C++      | true
          @<b>x</b>             | <b>x</b> | true
          @.*                   | Ann      | false
          ''                    | Ann      | false
          @                     | Ann      | false
          @                     | ''       | false
          a @ b                 | ' '      | false
          """)
  void tellsWhetherATextNamesSomebody(String text, String name, boolean mentions) {
    assertEquals(mentions, Mention.is(text, name));
  }
}
