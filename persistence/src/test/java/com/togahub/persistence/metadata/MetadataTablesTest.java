package com.togahub.persistence.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataRows.RecordPermissionRow;
import com.togahub.engine.metadata.MetadataRows.RoleRow;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.testing.DatabaseServer;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataTablesTest {
    private final DatabaseServer server = DatabaseServer.shared();
    private final String core = server.freshName("Core");
    private final MetadataTables tables;

    MetadataTablesTest() {
        new Migrator(server.dataSource("")).migrate(SchemaKind.CORE, core);
        tables = new MetadataTables(() -> server.dataSource("").getConnection(), core);
    }

    @Test
    void theVersionStaysWhileNothingChanges() {
        assertEquals(tables.version(), tables.version());
        assertEquals(tables.version(), tables.load().version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE RecordFields SET maxLength = 33 WHERE name = 'number' LIMIT 1",
                "INSERT INTO Roles (name) VALUES ('auditor')",
                "DELETE FROM Roles WHERE name = 'auditor'",
                "UPDATE AclRecordPermissions SET rowFilter = 'isActive==true' LIMIT 1",
                "INSERT INTO ScriptedApis (route, method, handler) VALUES ('ping', 'GET', 'ping')",
                "UPDATE ScriptedApis SET isActive = 0",
                "UPDATE MetadataVersion SET version = version + 1"
            })
    void theVersionMovesWithAChangeByHand(String change) {
        long before = tables.version();
        server.execute(core, change);
        assertNotEquals(before, tables.version());
    }

    @Test
    void theVersionIgnoresJobs() {
        long before = tables.version();
        server.execute(core, "INSERT INTO WorkerJobs (action) VALUES ('A/Webhook')");
        assertEquals(before, tables.version());
    }

    @Test
    void anAdministratorIsGrantedEverythingRowByRow() {
        MetadataRows rows = new MetadataTables(() -> server.dataSource("").getConnection(), core).load();
        RoleRow admin = role(rows, "admin");
        assertTrue(admin.isAdministrator());
        assertTrue(admin.canDebug());
        Set<Long> granted = rows.recordPermissions().stream()
                .filter(grant -> grant.roleId() == admin.id() && grant.canCreate() && grant.canDelete())
                .map(RecordPermissionRow::recordId)
                .collect(Collectors.toSet());
        assertEquals(rows.records().stream().map(MetadataRows.RecordRow::id).collect(Collectors.toSet()), granted);
    }

    @Test
    void buyersSeeNoCostAndOnlyFilteredOrders() {
        MetadataRows rows = tables.load();
        assertFalse(readable(rows, "buyer").contains("salesOrderItems.unitCost"));
        assertFalse(readable(rows, "buyer").contains("items.unitCost"));
        assertTrue(readable(rows, "buyer").contains("salesOrderItems.unitPrice"));
        long orders = record(rows, "salesOrders");
        RecordPermissionRow grant = rows.recordPermissions().stream()
                .filter(each -> each.roleId() == role(rows, "buyer").id() && each.recordId() == orders)
                .findFirst()
                .orElseThrow();
        assertEquals("customer.users.uuid==${id.userUuid}", grant.rowFilter().orElseThrow());
        assertFalse(grant.canUpdate());
    }

    @Test
    void theWarehouseSeesNoPrices() {
        Set<String> readable = readable(tables.load(), "warehouse");
        assertTrue(readable.contains("salesOrders.number"));
        assertEquals(
                List.of(),
                readable.stream()
                        .filter(field -> field.matches(".*[.](unitPrice|unitCost|total|statedTotal|extrinsics)"))
                        .filter(field -> !field.startsWith("advanceShippingNotice"))
                        .toList());
    }

    @Test
    void thePublicSeesNamesOfItems() {
        assertEquals(Set.of("items.uuid", "items.sku", "items.name"), readable(tables.load(), "public"));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsUnavailable() {
        MetadataTables away = new MetadataTables(
                () -> {
                    throw new SQLException("refused", "08S01");
                },
                core);
        StoreException failure = assertThrows(StoreException.class, away::version);
        assertEquals(StoreException.Kind.UNAVAILABLE, failure.kind());
    }

    private static RoleRow role(MetadataRows rows, String name) {
        return rows.roles().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long record(MetadataRows rows, String name) {
        return rows.records().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Set<String> readable(MetadataRows rows, String role) {
        Set<Long> granted = new HashSet<>();
        rows.fieldPermissions().stream()
                .filter(each -> each.roleId() == role(rows, role).id() && each.canRead())
                .forEach(each -> granted.add(each.recordFieldId()));
        return rows.fields().stream()
                .filter(field -> granted.contains(field.id()))
                .map(field -> rows.records().stream()
                                .filter(row -> row.id() == field.recordId())
                                .findFirst()
                                .orElseThrow()
                                .name()
                        + "." + field.name())
                .collect(Collectors.toSet());
    }
}
