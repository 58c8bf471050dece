package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;

/** What must have become of everything at the end of a run. */
final class FinalChecks {
  private final World world;
  private final StoredLog truth;
  private final Site site;
  private final List<Person> people;

  FinalChecks(World world, StoredLog truth, Site site, List<Person> people) {
    this.world = world;
    this.truth = truth;
    this.site = site;
    this.people = people;
  }

  void check() {
    for (var person : people) {
      var host = person.host();
      for (var sent : host.said.all()) {
        ended(sent);
        stored(sent);
      }
      world.must(
          host.view().isAtHead(host.isGuided()),
          Rule.VIEWS_EQUAL,
          () -> host.settings.owner() + " does not see all");
    }
    if (site.isOurs()) {
      presence();
    }
  }

  private void ended(SentText sent) {
    boolean ended =
        switch (sent.fate) {
          case ARRIVED, REFUSED, DISCARDED -> true;
          case NOT_CONFIRMED, NOT_SENT, FAILED, WAITING, ON_WIRE -> true;
          case SAID -> false;
        };
    world.must(ended || sent.excused, Rule.SENDS_END, () -> sent.key + " was taken and is nowhere");
  }

  private void stored(SentText sent) {
    int times = truth.most(sent.key);
    switch (sent.fate) {
      case ARRIVED ->
          world.must(
              times > 0 || sent.excused,
              Rule.SENT_IS_STORED_ONCE,
              () -> sent.key + " arrived and is not stored");
      case FAILED, REFUSED ->
          // A correction may have been in a log that was lost, and be refused by the next one; a
          // backup may bring the lost one back.
          world.must(
              truth.now(sent.key) == 0 || sent.excused || sent.ofLostLog,
              Rule.FAILED_IS_NOT_STORED,
              () -> sent.key + " is " + sent.fate + " and stored");
      case SAID, WAITING, ON_WIRE, NOT_CONFIRMED, NOT_SENT, DISCARDED -> {}
    }
    world.must(
        times == 0 || sent.wasOnWire || sent.excused,
        Rule.FAILED_IS_NOT_STORED,
        () -> sent.key + " was never handed over and is stored");
    world.must(
        times <= 1 || sent.excused,
        Rule.SENT_IS_STORED_ONCE,
        () -> sent.key + " is stored " + times);
  }

  private void presence() {
    var expected = new ArrayList<String>();
    var subjects = new ArrayList<String>();
    for (var person : people) {
      var subject = person.host().settings.subject();
      if (person.host().settings.reads()) {
        continue; // nobody is there
      }
      if (!subjects.contains(subject)) { // two tabs of one person have one place in the list
        expected.add(person.host().state().name());
      }
      if (!subject.isEmpty()) {
        subjects.add(subject);
      }
    }
    expected.sort(null);
    for (var person : people) {
      var shown = new ArrayList<>(person.host().view().people());
      shown.sort(null);
      world.must(
          shown.equals(expected),
          Rule.PRESENCE_TRUE,
          () -> person.host().settings.owner() + " sees " + shown + ", not " + expected);
    }
  }
}
