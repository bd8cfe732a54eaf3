import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { sayNoSchemas, schemaFile } from '../publishedSchemas.ts';

/**
 * libxml2 with a publisher's XML Schema: the same judge as xmllint, in WebAssembly.
 *
 * @param file below `shared/schemas`; where it is not there, nothing is complained of, and it is said.
 */
export function xsdComplaints(file: string): (xml: string) => string[] {
  const schema = schemaFile(file);
  if (schema === undefined) {
    sayNoSchemas(file);
    return () => [];
  }
  let validator: XsdValidator | undefined;
  return (xml) => {
    if (!validator) {
      xmlRegisterFsInputProviders();
      validator = XsdValidator.fromDoc(
        XmlDocument.fromBuffer(readFileSync(schema), { url: schema }),
      );
    }
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    } finally {
      document.dispose();
    }
  };
}
