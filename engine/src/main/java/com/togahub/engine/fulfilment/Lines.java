package com.togahub.engine.fulfilment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the lines of sales orders stand for those of one order upstream: a line up there is bought by lines of purchase orders,
 * each of which became lines down here.
 */
final class Lines {
    /** Decimal places of quantities. */
    static final int SCALE = 6;

    private final Map<String, List<String>> upstream = new LinkedHashMap<>();
    private final Map<String, BigDecimal> ordered = new LinkedHashMap<>();
    private final Map<String, BigDecimal> orderedDownstream = new LinkedHashMap<>();

    /**
     * Says that a line stands for one upstream; saying it twice, as where two purchase order lines lie between, changes
     * nothing. The lines upstream are said in their order.
     *
     * @param ordered quantity of the line downstream
     * @param orderedUpstream quantity of the line upstream
     */
    void add(String line, BigDecimal ordered, String lineUpstream, BigDecimal orderedUpstream) {
        List<String> known = upstream.computeIfAbsent(line, each -> new ArrayList<>());
        if (!known.contains(lineUpstream)) {
            known.add(lineUpstream);
            this.ordered.put(lineUpstream, orderedUpstream);
            orderedDownstream.merge(lineUpstream, ordered, BigDecimal::add);
        }
    }

    /** The lines upstream that a line stands for; none where it is not of that order's making. */
    List<String> upstream(String line) {
        return upstream.getOrDefault(line, List.of());
    }

    /**
     * What has been fulfilled of a line upstream, in units of that: a bundle of six components is one when all six have been
     * shipped. Only ever reduces.
     *
     * @param fulfilled sum of what has been fulfilled downstream
     */
    BigDecimal scaled(String lineUpstream, BigDecimal fulfilled) {
        BigDecimal up = ordered.get(lineUpstream);
        BigDecimal down = orderedDownstream.get(lineUpstream);
        return down.signum() == 0 || up.compareTo(down) >= 0
                ? fulfilled.setScale(SCALE, RoundingMode.HALF_UP)
                : fulfilled.multiply(up).divide(down, SCALE, RoundingMode.HALF_UP);
    }
}
