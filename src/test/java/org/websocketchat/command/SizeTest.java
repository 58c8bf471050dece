package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeTest {
  private final Size.Converter converter = new Size.Converter();

  @ParameterizedTest
  @CsvSource({"0,0", "1023,1023", "1024,1K", "512k,512K", "2048K,2M", "4G,4G", "8388607G,8388607G"})
  void isReadAndWritten(String text, String shortest) {
    assertEquals(shortest, converter.convert(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "1T", "1 G", "1.5G", "-1", "+1", "\u0661", "8589934592G", "1e6"})
  void whatIsNoSizeIsNamed(String text) {
    var told = assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertEquals("'" + text + "' is not a size such as 512K, 256M or 4G", told.getMessage());
  }
}
