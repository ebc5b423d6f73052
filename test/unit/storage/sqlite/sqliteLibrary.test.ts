import { libraryConformance } from '../../conformance/libraryConformance';
import { temporaryLibrary } from './temporaryLibrary';

libraryConformance('sqliteLibrary', () => temporaryLibrary().open());
