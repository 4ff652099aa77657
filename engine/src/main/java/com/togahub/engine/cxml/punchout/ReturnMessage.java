package com.togahub.engine.cxml.punchout;

import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes the {@code PunchOutOrderMessage} that ends a session. It carries no secret: a person's browser takes it along. */
final class ReturnMessage {
    private static final String USER_AGENT = "Toga";
    private static final String LANGUAGE = "en";
    private static final String UNSPSC = "UNSPSC";
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;

    private ReturnMessage() {}

    /**
     * The message that the basket is what the buyer gets; an empty one says that nothing is wanted.
     *
     * @param session as it ends
     * @param mode {@code production} or {@code test}
     */
    static String of(StoredSession session, String mode, OutgoingDocument document) {
        Tag order = order(session, session.content().basket());
        session.content()
                .basket()
                .lines()
                .forEach(line -> order.add(item(line, session.content().basket())));
        return write(session.content(), message(mode).add(order), document);
    }

    /** The message that nothing has changed: what the buyer has stays as it is. */
    static String unchanged(StoredSession session, String mode, OutgoingDocument document) {
        Tag status = Tag.of("Status", "The session ended without a change")
                .with("code", Integer.toString(Status.NO_CONTENT.code()))
                .with("text", Status.NO_CONTENT.text())
                .with("xml:lang", LANGUAGE);
        Tag message = Tag.of("Message")
                .add(status)
                .add(order(session, session.content().basket()));
        return write(session.content(), message, document);
    }

    private static Tag message(String mode) {
        return Tag.of("Message").with("deploymentMode", mode);
    }

    private static String write(Content content, Tag message, OutgoingDocument document) {
        Tag header = Tag.of("Header")
                .add(party("From", content.seller()))
                .add(party("To", content.buyer()))
                .add(party("Sender", content.seller()).add(Tag.of("UserAgent", USER_AGENT)));
        return document.write(OutgoingDocument.Type.CXML, header, message);
    }

    private static Tag party(String name, List<Credential> credentials) {
        Tag party = Tag.of(name);
        credentials.forEach(each ->
                party.add(Tag.of("Credential").with("domain", each.domain()).add(Tag.of("Identity", each.identity()))));
        return party;
    }

    private static Tag order(StoredSession session, Basket basket) {
        Tag total = Tag.of("Total").add(money(basket.total(), basket.currency()));
        return Tag.of("PunchOutOrderMessage")
                .addKept(session.cookieMarkup())
                .add(Tag.of("PunchOutOrderMessageHeader")
                        .with("operationAllowed", session.content().allowed().word())
                        .add(total));
    }

    private static Tag item(BasketLine line, Basket basket) {
        Tag detail = Tag.of("ItemDetail")
                .add(Tag.of("UnitPrice").add(money(line.unitPrice(), basket.currency())))
                .add(Tag.of("Description", line.description()).with("xml:lang", LANGUAGE))
                .add(Tag.of("UnitOfMeasure", line.unitOfMeasure()))
                .add(classification(line))
                .add(line.manufacturerPartId().map(text -> Tag.of("ManufacturerPartID", text)))
                .add(line.manufacturerName()
                        .map(text -> Tag.of("ManufacturerName", text).with("xml:lang", LANGUAGE)));
        return Tag.of("ItemIn")
                .with("quantity", plain(line.quantity()))
                .add(Tag.of("ItemID")
                        .add(Tag.of("SupplierPartID", line.partId()))
                        .add(Tag.of("SupplierPartAuxiliaryID", line.key())))
                .add(detail);
    }

    /** The document type wants one of every item; an empty one says that we have none. */
    private static Tag classification(BasketLine line) {
        String code = line.classification().orElse("");
        int colon = code.indexOf(':');
        return colon > 0
                ? Tag.of("Classification", code.substring(colon + 1).strip())
                        .with("domain", code.substring(0, colon).strip())
                : Tag.of("Classification", code).with("domain", UNSPSC);
    }

    private static Tag money(BigDecimal amount, String currency) {
        BigDecimal rounded =
                amount.setScale(MOST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        BigDecimal shown = rounded.scale() < LEAST_DECIMALS ? rounded.setScale(LEAST_DECIMALS) : rounded;
        return Tag.of("Money", shown.toPlainString()).with("currency", currency);
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
