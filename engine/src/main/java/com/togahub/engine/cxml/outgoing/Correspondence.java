package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was exchanged with partners about an order, read in the present transaction. Each method is one statement. */
public interface Correspondence {
    /** An active identity, of whatever client, whose mapping can be used. */
    Optional<CxmlIdentity> partner(String identityUuid);

    /** The status of a sales order if a partner's document made it; empty for all others. */
    Optional<String> statusOfPartnersOrder(Tenant tenant, String orderUuid);

    /** The partners' orders among those that these lines belong to. */
    List<String> partnersOrdersOf(Tenant tenant, Collection<String> lineUuids);

    /** Those of these fulfilments that ship a partner's order, or that a partner has been told of. */
    List<String> partnersFulfilments(Tenant tenant, Collection<String> fulfilmentUuids);

    /** The document that an order stands as it is by: the last one of its partner that was accepted. */
    Optional<Received> received(Tenant tenant, String orderUuid);

    /** The last document of this kind about an order. */
    Optional<Told> last(Tenant tenant, String orderUuid, String kind);

    /** The last ship notice about a fulfilment, which need not be there any more. */
    Optional<Told> lastNotice(Tenant tenant, String fulfilmentUuid);
}
