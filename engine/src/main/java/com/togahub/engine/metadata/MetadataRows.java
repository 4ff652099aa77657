package com.togahub.engine.metadata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The rows of the metadata tables, untouched: inactive and invalid ones are among them. Every list is in the order in which
 * its entries count: fields by record, position and id, interceptors by record and sequence, the others by id.
 *
 * @param version {@link MetadataStore#version()} of this state
 * @param records rows of {@code Records}
 * @param fields rows of {@code RecordFields}
 * @param children rows of {@code InherentRecordChildren}
 * @param roles rows of {@code Roles}
 * @param recordPermissions rows of {@code AclRecordPermissions}
 * @param fieldPermissions rows of {@code AclFieldPermissions}
 * @param interceptors rows of {@code ApiPayloadInterceptors}
 * @param scriptedApis rows of {@code ScriptedApis}
 * @param scriptedApiPermissions rows of {@code AclScriptedApiPermissions}
 */
public record MetadataRows(
        long version,
        List<RecordRow> records,
        List<FieldRow> fields,
        List<ChildRow> children,
        List<RoleRow> roles,
        List<RecordPermissionRow> recordPermissions,
        List<FieldPermissionRow> fieldPermissions,
        List<InterceptorRow> interceptors,
        List<ScriptedApiRow> scriptedApis,
        List<ScriptedApiPermissionRow> scriptedApiPermissions) {
    public MetadataRows {
        records = List.copyOf(records);
        fields = List.copyOf(fields);
        children = List.copyOf(children);
        roles = List.copyOf(roles);
        recordPermissions = List.copyOf(recordPermissions);
        fieldPermissions = List.copyOf(fieldPermissions);
        interceptors = List.copyOf(interceptors);
        scriptedApis = List.copyOf(scriptedApis);
        scriptedApiPermissions = List.copyOf(scriptedApiPermissions);
    }

    /** Whether a client has fields, roles or interceptors that others do not have. */
    boolean isOwner(String client) {
        Optional<String> owner = Optional.of(client);
        return fields.stream().anyMatch(row -> row.clientUuid().equals(owner))
                || roles.stream().anyMatch(row -> row.clientUuid().equals(owner))
                || interceptors.stream().anyMatch(row -> row.clientUuid().equals(owner));
    }

    /**
     * A row of {@code Records}.
     *
     * @param model name of the bean that models it; empty: the generic model
     * @param aclDatabase {@code CORE} or {@code CLIENT}
     * @param childPolicy {@code CASCADE}, {@code RESTRICT} or {@code ORPHAN}
     */
    public record RecordRow(
            long id,
            String uuid,
            String name,
            String route,
            Optional<String> model,
            String tableName,
            String aclDatabase,
            String childPolicy,
            Optional<String> numberFormat,
            boolean isActive) {}

    /**
     * A row of {@code RecordFields}.
     *
     * @param clientUuid the only client that has the field; empty: every client
     * @param columnName empty for calculated fields
     * @param type as written in the table, such as {@code datetime}
     * @param isIdentifier whether the column holds the id of another record
     * @param isSecret whether the log of requests leaves its values out
     */
    public record FieldRow(
            long id,
            String uuid,
            long recordId,
            Optional<String> clientUuid,
            String name,
            Optional<String> columnName,
            String type,
            boolean isIdentifier,
            OptionalLong referenceRecordId,
            boolean isRequired,
            boolean isUnique,
            boolean isReadOnly,
            boolean isSecret,
            OptionalInt maxLength,
            OptionalInt scale,
            Optional<String> defaultValue,
            Optional<String> expression,
            int position) {
        /** The column it stands for: named like the field, with {@code Id} for a reference, where nothing is said. */
        public String column() {
            return columnName().orElse(isIdentifier() ? name() + "Id" : name());
        }
    }

    /**
     * A row of {@code InherentRecordChildren}.
     *
     * @param name member in the parent's JSON
     * @param childFieldId the child's reference to the parent, a row of {@code RecordFields}
     */
    public record ChildRow(
            long id, String uuid, long parentRecordId, long childRecordId, String name, long childFieldId) {}

    /**
     * A row of {@code Roles}.
     *
     * @param clientUuid the client it belongs to; empty: shared by all
     */
    public record RoleRow(
            long id,
            String uuid,
            Optional<String> clientUuid,
            String name,
            boolean isAdministrator,
            boolean canDebug) {}

    /**
     * A row of {@code AclRecordPermissions}.
     *
     * @param rowFilter RSQL with placeholders, unparsed
     */
    public record RecordPermissionRow(
            long id,
            String uuid,
            long roleId,
            long recordId,
            boolean canCreate,
            boolean canRead,
            boolean canUpdate,
            boolean canDelete,
            Optional<String> rowFilter) {}

    /** A row of {@code AclFieldPermissions}. */
    public record FieldPermissionRow(
            long id, String uuid, long roleId, long recordFieldId, boolean canRead, boolean canWrite) {}

    /**
     * A row of {@code ApiPayloadInterceptors}.
     *
     * @param clientUuid the only client it runs for; empty: every client
     * @param phase {@code PRE} or {@code POST}
     * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
     * @param handler name of the bean
     */
    public record InterceptorRow(
            long id,
            String uuid,
            long recordId,
            Optional<String> clientUuid,
            String phase,
            String method,
            String handler,
            int sequence,
            boolean isActive) {}

    /**
     * A row of {@code ScriptedApis}.
     *
     * @param route path below {@code /v2}, without slashes at its ends
     * @param handler name of the bean
     */
    public record ScriptedApiRow(long id, String uuid, String route, String method, String handler, boolean isActive) {}

    /** A row of {@code AclScriptedApiPermissions}: the role may call the API. */
    public record ScriptedApiPermissionRow(long id, String uuid, long roleId, long scriptedApiId) {}
}
