package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The orders in which browsers report an input method's keys, played back event by event: no
 * browser can be made to run another's.
 *
 * <p>Each step is an event, or the text that the browser has put into the box by then.
 */
final class ImeTest extends ChromiumFixture {
  private static final String PLAY =
      """
      (box, steps) => steps.forEach(step => {
        if (step.value !== undefined) {
          box.value = step.value;
          return;
        }
        const init = { bubbles: true, composed: true, cancelable: true, ...step };
        const event = step.type.startsWith('key') ? new KeyboardEvent(step.type, init)
          : step.type.startsWith('composition') ? new CompositionEvent(step.type, init)
          : new InputEvent(step.type, init);
        const goesOn = box.dispatchEvent(event);
        if (goesOn && step.type === 'beforeinput' && step.inputType === 'insertLineBreak') {
          box.value += '\\n';
        }
      })
      """;

  ImeTest(BrowserContext profile) throws IOException {
    super(profile);
  }

  /**
   * Chrome, Japanese or Chinese: the Enter that accepts a candidate is keydown 229 while composing,
   * then the composition ends; no line break comes. Source: UI Events, 5.7.5 "Composition Event
   * order" (w3.org/TR/uievents), and github.com/nearai/ironclaw/issues/1139, which tables the
   * orders.
   */
  @Test
  void chromesEnterThatAcceptsACandidateSendsNothing() {
    var ann =
        play(
            """
        [{"type": "compositionstart"},
         {"type": "keydown", "key": "Process", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"value": "你好"},
         {"type": "input", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "compositionend", "data": "你好"},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertNothingSentAndThenSent(ann, "你好");
  }

  /**
   * Firefox (since 65): the same keydown as "Process", and the input event comes after the
   * composition has ended. Source: bugzilla.mozilla.org 354358 (dispatch keydown and keyup during
   * composition); the same table as above.
   */
  @Test
  void firefoxsEnterThatAcceptsACandidateSendsNothing() {
    var ann =
        play(
            """
        [{"type": "compositionstart"},
         {"type": "keydown", "key": "Process", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"value": "你好"},
         {"type": "keydown", "key": "Process", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "compositionend", "data": "你好"},
         {"type": "input", "inputType": "insertCompositionText", "isComposing": false},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertNothingSentAndThenSent(ann, "你好");
  }

  /**
   * Safari: the composition ends first, then the Enter that ended it is an ordinary keydown but for
   * its code 229; no line break comes. Source: bugs.webkit.org 165004 (keydown's isComposing is
   * false for the key that ends a composition), github.com/ProseMirror/prosemirror-view/pull/44.
   */
  @Test
  void safarisEnterThatAcceptsACandidateSendsNothing() {
    var ann =
        play(
            """
        [{"type": "compositionstart"},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"value": "你好"},
         {"type": "keydown", "key": "h", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "deleteCompositionText"},
         {"type": "beforeinput", "inputType": "insertFromComposition"},
         {"type": "input", "inputType": "insertFromComposition"},
         {"type": "compositionend", "data": "你好"},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": false},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertNothingSentAndThenSent(ann, "你好");
  }

  /**
   * Korean, Chrome: there are no candidates, so one Enter ends the composition and, as a second
   * keydown, breaks the line. The syllable that was composed must be in what is sent, once. Source:
   * contenteditable.realerror.com/cases/ce-0210-ime-keydown-keycode-229-enter-chrome.
   */
  @Test
  void koreanOneEnterSendsTheWholeTextOnce() {
    var ann =
        play(
            """
        [{"type": "compositionstart"},
         {"type": "keydown", "key": "Process", "keyCode": 229, "isComposing": true},
         {"value": "안녕"},
         {"type": "input", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": true},
         {"type": "compositionend", "data": "녕"},
         {"type": "keydown", "key": "Enter", "keyCode": 13},
         {"type": "beforeinput", "inputType": "insertLineBreak"},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertSentOnce(ann, "안녕");
  }

  /**
   * A line break announced while the composition still runs, as touch keyboards do that underline
   * the word one is writing: it is sent when the word is done. Source: Input Events Level 2, 5.1
   * (w3.org/TR/input-events-2): only composition's own input types cannot be prevented.
   */
  @Test
  void aLineBreakWithinACompositionSendsTheWholeTextOnce() {
    var ann =
        play(
            """
        [{"type": "compositionstart"},
         {"value": "안녕"},
         {"type": "keydown", "key": "Unidentified", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertLineBreak", "isComposing": true},
         {"type": "compositionend", "data": "안녕"},
         {"type": "keyup", "key": "Unidentified", "keyCode": 229}]
        """);
    assertSentOnce(ann, "안녕");
  }

  /** A contenteditable's way to say it, which some touch keyboards use in text boxes as well. */
  @Test
  void aParagraphSendsAsWell() {
    var ann =
        play(
            """
        [{"value": "hi"},
         {"type": "keydown", "key": "Enter", "keyCode": 13},
         {"type": "beforeinput", "inputType": "insertParagraph"},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertSentOnce(ann, "hi");
  }

  /** Chrome: while a name is composed, keys belong to the input method and choose nothing. */
  @Test
  void whileComposingKeysChooseNoName() {
    room.add("Maya", "Maria");
    var ann = online();
    ann.box().pressSequentially("@ma");
    playOn(
        ann,
        """
        [{"type": "compositionstart"},
         {"type": "keydown", "key": "ArrowDown", "keyCode": 229, "isComposing": true},
         {"type": "keydown", "key": "Tab", "keyCode": 229, "isComposing": true},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": true},
         {"type": "beforeinput", "inputType": "insertCompositionText", "isComposing": true},
         {"value": "@mar"},
         {"type": "input", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "compositionend", "data": "r"},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertEquals("@mar", ann.box().inputValue());
    ann.box().press("Enter");
    assertNothingSentAndThenSent(ann, "@Maria ");
  }

  /** Safari: the Enter that ended the composition comes after it, and neither chooses nor sends. */
  @Test
  void safarisEnterThatAcceptsACandidateChoosesNoName() {
    room.add("李雷", "李明");
    var ann = online();
    playOn(
        ann,
        """
        [{"type": "compositionstart"},
         {"value": "@李"},
         {"type": "beforeinput", "inputType": "insertFromComposition"},
         {"type": "input", "inputType": "insertFromComposition"},
         {"type": "compositionend", "data": "李"},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": false},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertEquals("@李", ann.box().inputValue());
    assertEquals(2, ann.count(".names [role=option]"));
    var first = ann.page().locator(".names .who").first().textContent();
    ann.box().press("Enter");
    assertEquals(ann.box().inputValue(), "@" + first + " ");
  }

  /** Korean: one Enter ends the composition and then breaks the line, which chooses the name. */
  @Test
  void koreanOneEnterChoosesTheNameAndSendsNothing() {
    room.add("안녕");
    var ann = online();
    playOn(
        ann,
        """
        [{"type": "compositionstart"},
         {"value": "@안"},
         {"type": "input", "inputType": "insertCompositionText", "isComposing": true},
         {"type": "keydown", "key": "Enter", "keyCode": 229, "isComposing": true},
         {"type": "compositionend", "data": "안"},
         {"type": "keydown", "key": "Enter", "keyCode": 13},
         {"type": "beforeinput", "inputType": "insertLineBreak"},
         {"type": "keyup", "key": "Enter", "keyCode": 13}]
        """);
    assertNothingSentAndThenSent(ann, "@안녕 ");
  }

  /** Ann in the room that the test fills. */
  private ChromiumSeat online() {
    return online(atRoom(), "Ann");
  }

  private ChromiumSeat play(String steps) {
    var ann = online("", "Ann");
    playOn(ann, steps);
    return ann;
  }

  private static void playOn(ChromiumSeat ann, String steps) {
    ann.box().evaluate("(box, steps) => (" + PLAY.strip() + ")(box, JSON.parse(steps))", steps);
  }

  /** What was sent by mistake would stand before what is sent now. */
  private static void assertNothingSentAndThenSent(ChromiumSeat ann, String text) {
    assertEquals(text, ann.box().inputValue());
    ann.box().press("Enter");
    assertSentOnce(ann, text);
  }

  private static void assertSentOnce(ChromiumSeat ann, String text) {
    awaitLast(ann, "Ann: " + text);
    assertEquals("", ann.box().inputValue());
    ann.say("end");
    awaitLast(ann, "Ann: end");
    assertEquals(List.of("You joined as Ann", "Ann: " + text, "Ann: end"), ann.log());
  }
}
