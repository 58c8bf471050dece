package org.websocketchat.hub;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A meter that many networks share. All networks with a debt pay at the same pace, so a network
 * that takes much makes only itself wait: while {@code n} networks want more than there is, each
 * gets its n-th part, and one that takes less hardly waits.
 *
 * <p>One rising level pays all shares at once (generalised processor sharing): a share is paid when
 * the level reaches the height that is noted for it.
 */
final class FairAccount {

  /** The debt of one network. */
  private static final class Share {
    private final String network;
    private final long order;

    /** The height of the level at which it is paid, in parts. */
    private long paidAtParts;

    Share(String network, long order) {
      this.network = network;
      this.order = order;
    }
  }

  private final Rate rate;
  private final Account whole;
  private final Map<String, Share> shares = new LinkedHashMap<>();

  /** The same shares; the one that is paid first comes first. */
  private final TreeSet<Share> byPayment =
      new TreeSet<>(
          Comparator.comparingLong((Share share) -> share.paidAtParts)
              .thenComparingLong(share -> share.order));

  private long levelParts;

  /** The parts that were paid and could not be divided yet. */
  private long undividedParts;

  /** The time until which the shares have been paid; meaningless while there is none. */
  private long paidUntilMillis;

  private long lastOrder;

  FairAccount(Rate rate) {
    this.rate = rate;
    this.whole = new Account(rate);
  }

  /** The meter as this network sees it: it waits for the debt of all, or for its own share. */
  Meter of(String network) {
    return new Meter() {
      @Override
      public Rate rate() {
        return rate;
      }

      @Override
      public long waitMillis(long amount, long nowMillis) {
        return FairAccount.this.waitMillis(network, amount, nowMillis);
      }

      @Override
      public void take(long amount, long nowMillis) {
        FairAccount.this.take(network, amount, nowMillis);
      }
    };
  }

  /** How many networks have a debt. */
  int sharers(long nowMillis) {
    pay(nowMillis);
    return shares.size();
  }

  /**
   * The time until the debt of all is paid down to what may be taken at once, or the network's own
   * share is paid, whichever comes first.
   */
  private long waitMillis(String network, long amount, long nowMillis) {
    pay(nowMillis);
    long all = whole.waitMillis(amount, nowMillis);
    if (all == 0) {
      return 0;
    }
    var share = shares.get(network);
    long own = amount * Account.PARTS + (share == null ? 0 : share.paidAtParts - levelParts);
    long sharers = (long) shares.size() + (share == null ? 1 : 0);
    return own > Long.MAX_VALUE / sharers
        ? all
        : Math.min(all, Math.ceilDiv(own * sharers, rate.perMinute()));
  }

  private void take(String network, long amount, long nowMillis) {
    pay(nowMillis);
    whole.take(amount, nowMillis);
    var share = shares.get(network);
    if (share == null) {
      share = new Share(network, ++lastOrder);
      share.paidAtParts = levelParts;
      shares.put(network, share);
    } else {
      byPayment.remove(share);
    }
    share.paidAtParts += amount * Account.PARTS;
    byPayment.add(share);
  }

  /** Divides what time has paid since the last call among the shares. */
  private void pay(long nowMillis) {
    long elapsed = nowMillis - paidUntilMillis;
    paidUntilMillis = nowMillis;
    if (whole.isPaid(nowMillis)) {
      shares.clear();
      byPayment.clear();
    }
    long parts = undividedParts + (shares.isEmpty() ? 0 : elapsed * rate.perMinute());
    for (int sharers = shares.size(); sharers > 0; sharers--) {
      var first = byPayment.first();
      long needed = (first.paidAtParts - levelParts) * sharers;
      if (needed > parts) {
        levelParts += parts / sharers;
        undividedParts = parts % sharers;
        return;
      }
      parts -= needed;
      levelParts = first.paidAtParts;
      byPayment.remove(first);
      shares.remove(first.network);
    }
    levelParts = 0;
    undividedParts = 0;
  }
}
