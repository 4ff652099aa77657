package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.Identities;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.request.Json;
import com.togahub.engine.settings.Secret;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.host.Passwords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code ClientApiIdentities}, as they are now: one that is switched off is not found. */
public final class StoredIdentities implements Identities, IdentityLookup {
    private static final System.Logger LOG = System.getLogger(StoredIdentities.class.getName());

    private final Database database;
    private final Tenants tenants;
    private final Passwords passwords;
    private final Statement byName;
    private final Statement byUuid;

    /** Looks in the Core schema of this name; secrets that rows name are found among these. */
    public StoredIdentities(Database database, Tenants tenants, String coreSchema, Passwords passwords) {
        this.database = requireNonNull(database, "database");
        this.tenants = requireNonNull(tenants, "tenants");
        this.passwords = requireNonNull(passwords, "passwords");
        this.byName = statement(coreSchema, "i.domain = ? AND i.identity = ?");
        this.byUuid = statement(coreSchema, "i.uuid = ?");
    }

    @Override
    public List<CxmlIdentity> named(String domainKey, String identityKey) {
        return identities(byName.with(List.of(domainKey, identityKey)));
    }

    @Override
    public Optional<CxmlIdentity> byUuid(String uuid) {
        return identities(byUuid.with(List.of(uuid))).stream().findFirst();
    }

    private List<CxmlIdentity> identities(Statement asked) {
        List<Object[]> rows = database.read(tenants.none(), session -> session.query(asked));
        Map<String, List<Object[]>> byIdentity = rows.stream()
                .collect(Collectors.groupingBy(row -> text(row, 0), LinkedHashMap::new, Collectors.toList()));
        List<CxmlIdentity> found = new ArrayList<>();
        for (List<Object[]> same : byIdentity.values()) {
            identity(same).ifPresent(found::add);
        }
        return found;
    }

    private static Statement statement(String core, String condition) {
        String sql = """
                SELECT i.uuid, c.uuid, c.slug, i.domain, i.identity, i.sharedSecretHash, i.certificate, i.defaultMapping, r.uuid,
                       i.sharedSecretRef, IF(r.clientId IS NULL, r.uuid, NULL), JSON_UNQUOTE(JSON_EXTRACT(c.settings, '$.cxmlTestClient'))
                FROM `%1$s`.ClientApiIdentities i
                JOIN `%1$s`.Clients c ON c.id = i.clientId AND c.isActive = 1
                LEFT JOIN `%1$s`.ClientApiIdentities_Roles ir ON ir.clientApiIdentityId = i.id
                LEFT JOIN `%1$s`.Roles r ON r.id = ir.roleId
                WHERE %2$s AND i.isActive = 1
                """.formatted(core, condition);
        return new Statement(Place.CORE, sql, List.of(), Collections.nCopies(12, ColumnType.TEXT));
    }

    /** One identity from its rows, one per role; empty, and said in the log, when its mapping is not readable. */
    private Optional<CxmlIdentity> identity(List<Object[]> rows) {
        Object[] row = rows.get(0);
        try {
            return Optional.of(new CxmlIdentity(
                    text(row, 0),
                    text(row, 1),
                    text(row, 2),
                    optional(row, 11).filter(slug -> !slug.isBlank()),
                    text(row, 3),
                    text(row, 4),
                    optional(row, 5).filter(hash -> !hash.isBlank()),
                    secret(optional(row, 9)),
                    optional(row, 6).filter(pem -> !pem.isBlank()),
                    roles(rows, 8),
                    roles(rows, 10),
                    Mapping.of(mapping(optional(row, 7)))));
        } catch (IllegalArgumentException | JsonProcessingException broken) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The defaultMapping of the cXML identity " + text(row, 0) + " is not usable: "
                            + broken.getMessage());
            return Optional.empty();
        }
    }

    private static Set<String> roles(List<Object[]> rows, int column) {
        return rows.stream()
                .map(each -> optional(each, column))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only names that are kept for this: whoever edits identities must not be able to ask for other secrets. */
    private Optional<Secret> secret(Optional<String> name) {
        return name.filter(each -> each.startsWith(Settings.PARTNER_SECRET))
                .flatMap(passwords::named)
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }

    private static JsonNode mapping(Optional<String> json) throws JsonProcessingException {
        return Json.mapper().readTree(json.orElse("{}"));
    }

    private static String text(Object[] row, int column) {
        return optional(row, column).orElse("");
    }

    private static Optional<String> optional(Object[] row, int column) {
        return Optional.ofNullable((String) row[column]);
    }
}
